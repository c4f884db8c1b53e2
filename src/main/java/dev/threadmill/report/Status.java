package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Verdict;

/** What the verdict column says of an arm: the verdict, or why there is none. */
enum Status {
  BASELINE("baseline", "•"),
  BETTER(Verdict.BETTER),
  WORSE(Verdict.WORSE),
  EQUIVALENT(Verdict.EQUIVALENT),
  INCONCLUSIVE(Verdict.INCONCLUSIVE),
  FAILED("failed", "✕"),
  SKIPPED("skipped", "–"),
  NOT_RUN("not run", "–");

  private final String words;
  private final String symbol;

  Status(String words, String symbol) {
    this.words = words;
    this.symbol = symbol;
  }

  Status(Verdict verdict) {
    this(verdict.words(), verdict.symbol());
  }

  static Status of(ArmAnalysis arm, boolean baseline) {
    if (arm.score().isEmpty()) {
      return arm.failures().isEmpty() ? NOT_RUN : FAILED;
    }
    return baseline
        ? BASELINE
        : arm.comparison().map(Comparison::verdict).map(Status::of).orElse(INCONCLUSIVE);
  }

  private static Status of(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> BETTER;
      case WORSE -> WORSE;
      case EQUIVALENT -> EQUIVALENT;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }

  String words() {
    return words;
  }

  String symbol() {
    return symbol;
  }

  /** Returns the symbol with its words. */
  String text() {
    return symbol + " " + words;
  }
}
