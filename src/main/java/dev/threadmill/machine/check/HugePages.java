package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.regex.Pattern;

/** Whether the kernel joins pages of any process into huge ones at times of its own choosing. */
record HugePages(SystemFiles files) implements Check {
  private static final String NAME = "transparent-huge-pages";
  private static final String FILE = "/sys/kernel/mm/transparent_hugepage/enabled";
  private static final Pattern CHOSEN = Pattern.compile("\\[(always|madvise|never)]");

  @Override
  public Diagnosis examine() {
    var chosen = CHOSEN.matcher(new Readings(files).word(FILE).orElse(""));
    if (!chosen.find()) {
      return Diagnosis.unknown(NAME, "The use of transparent huge pages cannot be read here");
    }
    String sentence = "Transparent huge pages: " + chosen.group(1);
    return chosen.group(1).equals("always")
        ? Diagnosis.warn(
            NAME,
            sentence + ", so that the kernel may move a heap's pages while it is measured",
            "echo madvise > " + FILE)
        : Diagnosis.ok(NAME, sentence);
  }
}
