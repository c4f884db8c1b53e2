package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whether threads had to wait for a processor during the last ten seconds. */
record CpuPressure(SystemFiles files) implements Check {
  private static final String NAME = "cpu-pressure";
  private static final double LIMIT_PERCENT = 1;

  @Override
  public Diagnosis examine() {
    var waited = percent();
    if (waited.isEmpty()) {
      return Diagnosis.unknown(NAME, "This kernel tells nothing about threads that wait (PSI)");
    }
    String sentence =
        String.format(
            Locale.ROOT,
            "For %.2f %% of the last ten seconds some thread waited for a processor",
            waited.getAsDouble());
    return waited.getAsDouble() > LIMIT_PERCENT
        ? Diagnosis.warn(NAME, sentence, "end what else runs, or wait some seconds")
        : Diagnosis.ok(NAME, sentence);
  }

  /** The line reads {@code some avg10=0.00 avg60=0.11 avg300=2.09 total=4206059619}. */
  private OptionalDouble percent() {
    return new Readings(files)
        .lines("/proc/pressure/cpu")
        .filter(line -> line.startsWith("some "))
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .filter(word -> word.startsWith("avg10="))
        .map(word -> Readings.number(word.substring("avg10=".length())))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
