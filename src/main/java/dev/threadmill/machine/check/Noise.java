package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.stats.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much the time of the same work varies, when every processor does it at once.
 *
 * @param samples the times of the work, a list for each processor, in any unit
 */
record Noise(List<double[]> samples) implements Check {
  private static final String NAME = "noise-probe";
  private static final double WARN_PERCENT = 1;
  private static final double FAIL_PERCENT = 5;
  private static final String REMEDY =
      "see the checks above; with nothing to mend there, measure more blocks or elsewhere";

  Noise {
    samples = List.copyOf(samples);
  }

  @Override
  public Diagnosis examine() {
    var percents =
        samples.stream()
            .filter(times -> times.length > 1)
            .mapToDouble(Noise::variationPercent)
            .toArray();
    if (percents.length == 0) {
      return Diagnosis.unknown(NAME, "No processor gave two samples of the same work");
    }
    double worst = Arrays.stream(percents).max().getAsDouble();
    String sentence =
        String.format(
            Locale.ROOT,
            "The same work varies by %.2f %% on the noisiest of %d processors (standard deviation"
                + " ÷ mean)",
            worst,
            percents.length);
    if (worst > FAIL_PERCENT) {
      return Diagnosis.fail(NAME, sentence, REMEDY);
    }
    return worst > WARN_PERCENT
        ? Diagnosis.warn(NAME, sentence, REMEDY)
        : Diagnosis.ok(NAME, sentence);
  }

  private static double variationPercent(double[] times) {
    return 100 * Samples.standardDeviation(times) / Samples.mean(times);
  }
}
