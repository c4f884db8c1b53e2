package dev.threadmill.analysis;

/** What can honestly be said of an arm against the baseline. */
public enum Verdict {
  /** The interval of the ratio lies wholly on the better side of 1. */
  BETTER("better", "▲"),
  /** The interval of the ratio lies wholly on the worse side of 1. */
  WORSE("worse", "▼"),
  /** The interval lies inside the equivalence margin. */
  EQUIVALENT("equivalent", "≈"),
  /** The forks do not tell yet. */
  INCONCLUSIVE("can't tell yet", "?");

  private final String words;
  private final String symbol;

  Verdict(String words, String symbol) {
    this.words = words;
    this.symbol = symbol;
  }

  /** Returns the verdict in words. */
  public String words() {
    return words;
  }

  /** Returns the verdict as one character, for tables; never without the words nearby. */
  public String symbol() {
    return symbol;
  }
}
