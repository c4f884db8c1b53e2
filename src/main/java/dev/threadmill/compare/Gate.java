package dev.threadmill.compare;

import dev.threadmill.analysis.Verdict;
import java.util.List;

/**
 * Whether a comparison lets a change pass.
 *
 * @param rules what it fails by; none for a gate that is always open
 * @param requireConclusive whether rows that cannot be told yet keep it shut
 * @param failed the rows that fail by a rule
 * @param inconclusive how many rows cannot be told yet
 */
public record Gate(
    List<FailRule> rules, boolean requireConclusive, List<Row> failed, int inconclusive) {

  public Gate {
    rules = List.copyOf(rules);
    failed = List.copyOf(failed);
  }

  /** Applies the rules. */
  public static Gate of(Comparison comparison, List<FailRule> rules, boolean requireConclusive) {
    return new Gate(
        rules,
        requireConclusive,
        comparison.rows().stream().filter(r -> rules.stream().anyMatch(f -> f.fails(r))).toList(),
        Math.toIntExact(comparison.count(Verdict.INCONCLUSIVE)));
  }

  /** Returns whether a row fails by a rule. */
  public boolean regression() {
    return !failed.isEmpty();
  }

  /** Returns whether conclusions were required and some are missing. */
  public boolean undecided() {
    return requireConclusive && inconclusive > 0;
  }
}
