package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whether the machine had other work during the last minute. */
record Load(SystemFiles files, int processors) implements Check {
  private static final String NAME = "load";
  private static final double LIMIT_PER_PROCESSOR = 0.1;

  @Override
  public Diagnosis examine() {
    var load =
        new Readings(files)
            .words("/proc/loadavg").stream()
                .findFirst()
                .map(Readings::number)
                .orElse(OptionalDouble.empty());
    if (load.isEmpty()) {
      return Diagnosis.unknown(NAME, "The load of the last minute cannot be read here");
    }
    String sentence =
        String.format(
            Locale.ROOT,
            "Over the last minute %.2f threads ran on average, on %d processors",
            load.getAsDouble(),
            processors);
    return load.getAsDouble() > LIMIT_PER_PROCESSOR * processors
        ? Diagnosis.warn(NAME, sentence, "end what else runs, or wait a minute")
        : Diagnosis.ok(NAME, sentence);
  }
}
