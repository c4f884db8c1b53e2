package dev.threadmill.calibrate;

/**
 * A figure against the line that it must keep to.
 *
 * @param claim what should hold
 * @param figure what was seen, as text
 * @param passLine what the figure must be, as text; "none" if it is published as it is
 * @param outcome whether it was kept
 */
public record Check(String claim, String figure, String passLine, Outcome outcome) {
  private static final double FALSE_ALARM_RATE = 0.05;

  /** Whether a line was kept. */
  public enum Outcome {
    PASSED("pass"),
    MISSED("MISSED"),
    PUBLISHED("no pass line");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** Returns the outcome in words. */
    public String words() {
      return words;
    }
  }

  static Check of(String claim, String figure, String passLine, boolean passed) {
    return new Check(claim, figure, passLine, passed ? Outcome.PASSED : Outcome.MISSED);
  }

  static Check published(String claim, String figure) {
    return new Check(claim, figure, "none", Outcome.PUBLISHED);
  }

  /** Checks a number of false alarms against the bound of a true rate of 5 %. */
  static Check falseAlarms(String claim, int alarms, int of) {
    int most = ByChance.most(FALSE_ALARM_RATE, of);
    return of(
        claim,
        "%d of %d (%s)".formatted(alarms, of, Figures.share(alarms, of)),
        "at most %d of %d, which 5 %% and chance allow".formatted(most, of),
        alarms <= most);
  }

  /**
   * Checks a number of successes against a rate that the method promises.
   *
   * @param rate the promise, such as 0.9; what is observed may fall short of it by chance
   */
  static Check successes(String claim, int successes, int of, double rate) {
    int least = ByChance.least(rate, of);
    return of(
        claim,
        "%d of %d (%s)".formatted(successes, of, Figures.share(successes, of)),
        "%s; by chance at least %d of %d".formatted(Figures.percent(rate), least, of),
        successes >= least);
  }
}
