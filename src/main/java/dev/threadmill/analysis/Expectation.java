package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Interval;
import java.util.Optional;

/**
 * What others have published, or we have promised, about two arms of a cell, and what was measured.
 *
 * @param sentence what is expected, in words
 * @param origin who says so
 * @param top the arm whose time is divided
 * @param bottom the arm by whose time it is divided
 * @param least the ratio is expected to be at least this; 0 if there is no such line
 * @param most the ratio is expected to be at most this; infinite if there is no such line
 * @param ratio top over bottom, paired by blocks, with its 95 % interval; not adjusted for others
 * @param robust the same by medians; empty below six blocks
 */
public record Expectation(
    String sentence,
    String origin,
    Arm top,
    Arm bottom,
    double least,
    double most,
    Estimate ratio,
    Optional<Estimate> robust) {

  /** What a measurement says about an expectation. */
  public enum Outcome {
    /** The whole interval of the ratio is where it is expected. */
    CONFIRMED,
    /** None of it is. */
    CONTRADICTED,
    /** A line runs through the interval, or there is none. */
    OPEN
  }

  /** Returns what the interval of the ratio says. */
  public Outcome outcome() {
    return ratio.interval().map(this::outcome).orElse(Outcome.OPEN);
  }

  private Outcome outcome(Interval interval) {
    if (interval.low() >= least && interval.high() <= most) {
      return Outcome.CONFIRMED;
    }
    return interval.high() < least || interval.low() > most ? Outcome.CONTRADICTED : Outcome.OPEN;
  }
}
