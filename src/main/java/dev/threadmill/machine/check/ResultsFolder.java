package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether files can be made in a folder, or the folder itself: found by trying. Leaves nothing
 * behind.
 */
record ResultsFolder(Path folder) implements Check {
  private static final String NAME = "results-folder";

  @Override
  public Diagnosis examine() {
    Path existing = folder.toAbsolutePath().normalize();
    for (Path parent = existing.getParent();
        parent != null && Files.notExists(existing);
        parent = existing.getParent()) {
      existing = parent;
    }
    String what = "'" + folder + "' cannot be written: '" + existing + "' ";
    if (!Files.isDirectory(existing)) {
      return Diagnosis.fail(NAME, what + "is not a folder", "choose another");
    }
    try {
      Files.delete(Files.createTempFile(existing, ".threadmill", ""));
      return Diagnosis.ok(NAME, "'" + folder + "' can be written");
    } catch (IOException e) {
      return Diagnosis.fail(
          NAME, what + "takes no new files", "choose another or change its permissions");
    }
  }
}
