package dev.threadmill.compare;

import static java.util.stream.Collectors.joining;

import dev.threadmill.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a comparison says beside its table; the same in every format for people.
 *
 * @param comparison what is told
 * @param gate what it decides
 */
record Sentences(Comparison comparison, Gate gate) {
  static final String UNPAIRED = "UNPAIRED (drift between the two runs is not controlled)";
  static final String PAIRED_INSTEAD =
      "'run --against OTHER_JAR' measures two builds properly: as paired blocks of one run.";
  static final String CONTROLS =
      "Control arms, of which nothing is claimed: the baseline measured a second time on either"
          + " side. How far their ratio lies from the baseline's is noise.";

  /** Returns what was forced, with a full stop, or nothing if nothing differs. */
  String forced() {
    return comparison.differences().isEmpty()
        ? ""
        : "FORCED: the two were not measured alike, so a ratio may be that difference and not a"
            + " change: "
            + Difference.sentence(comparison.differences())
            + ".";
  }

  /** Returns how many rows have which verdict, and what the columns mean. */
  String summary() {
    return Stream.of(Verdict.values())
            .map(v -> comparison.count(v) + " " + v.words())
            .collect(joining(", ", "", ". "))
        + "Verdicts are on head; a difference needs p < 0.05 after Holm's correction for all rows,"
        + " equivalence a 95 % interval within ±"
        + Percent.text(comparison.margin())
        + ".";
  }

  /** Returns what the gate decided, a line for each reason; none if nothing was asked. */
  List<String> decision() {
    var lines = new ArrayList<String>();
    gate.failed().forEach(row -> lines.add(failure(row)));
    if (!gate.rules().isEmpty() && gate.failed().isEmpty()) {
      lines.add("Passed " + rules() + ".");
    }
    if (gate.undecided()) {
      lines.add("FAILED --require-conclusive: rows that can't be told yet: " + gate.inconclusive());
    } else if (!gate.rules().isEmpty() && gate.inconclusive() > 0) {
      lines.add("Rows that can't be told yet, and so did not count: " + gate.inconclusive());
    }
    return lines;
  }

  private String failure(Row row) {
    return String.format(
        Locale.ROOT,
        "FAILED %s: %s (%s) is worse by %.1f %%",
        rules(),
        row.base().label(),
        row.base().key().mode().id(),
        (row.worseBy().orElse(1) - 1) * 100);
  }

  private String rules() {
    return gate.rules().stream().map(FailRule::text).collect(joining(", "));
  }
}
