package dev.threadmill.analysis;

import java.util.OptionalDouble;

/**
 * What the unit of a score tells about it.
 *
 * @param lowerIsBetter true for a time per operation, false for a rate
 * @param millis how many milliseconds one unit of time per operation has; empty for a rate
 */
public record ScoreUnit(boolean lowerIsBetter, OptionalDouble millis) {

  /**
   * Reads a unit as JMH writes it.
   *
   * @throws IllegalArgumentException with one line if it is neither a time per operation nor a rate
   */
  public static ScoreUnit parse(String unit) {
    return switch (unit) {
      case "ns/op" -> time(1e-6);
      case "us/op" -> time(1e-3);
      case "ms/op" -> time(1);
      case "s/op" -> time(1000);
      default -> {
        if (!unit.startsWith("ops/")) {
          throw new IllegalArgumentException(
              "'%s' is not a unit of scores: one of ns/op, us/op, ms/op, s/op, or ops/ and a time"
                  .formatted(unit));
        }
        yield new ScoreUnit(false, OptionalDouble.empty());
      }
    };
  }

  private static ScoreUnit time(double millis) {
    return new ScoreUnit(true, OptionalDouble.of(millis));
  }
}
