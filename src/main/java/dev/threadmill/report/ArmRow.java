package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.Bound;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.report.Numbers.Text;
import dev.threadmill.result.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of a cell's table, in the same words wherever it is shown. What is unknown is an empty
 * string; an arm that failed, was skipped or never ran keeps its row.
 *
 * @param id the strategy as the command line takes it
 * @param label the strategy's name
 * @param role whether the arm is the baseline, its control, or a contender
 * @param status what can be said of the arm
 * @param score the time per operation
 * @param forks how many forks were measured
 * @param ratio the score divided by the baseline's
 * @param bound the best that the arm could have done
 * @param boundReason what sets the bound
 * @param efficiency bound over score
 * @param metrics what was measured beside the score
 * @param points the score of each measured fork, in run order
 * @param note what must be said beside the numbers
 */
record ArmRow(
    String id,
    String label,
    Role role,
    Status status,
    Text score,
    int forks,
    Text ratio,
    String bound,
    String boundReason,
    String efficiency,
    Metrics metrics,
    List<String> points,
    String note) {

  ArmRow {
    points = List.copyOf(points);
  }

  /** What an arm is in its cell. */
  enum Role {
    BASELINE(""),
    CONTROL("A/A control"),
    CONTENDER("");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    /** Returns what marks the arm's name; the baseline is named by its {@link Status}. */
    String words() {
      return words;
    }

    private static Role of(ArmAnalysis arm, CellAnalysis cell) {
      if (arm.arm().control()) {
        return CONTROL;
      }
      return arm.arm().strategy().equals(cell.plan().baseline()) ? BASELINE : CONTENDER;
    }
  }

  /**
   * Metrics as text; empty where they were not measured.
   *
   * @param cpu CPU time per operation
   * @param allocated bytes allocated per operation
   * @param threads most platform threads
   * @param rss most resident memory
   */
  record Metrics(String cpu, String allocated, String threads, String rss) {
    private static final Metrics NONE = new Metrics("", "", "", "");

    private static Metrics of(ArmAnalysis arm) {
      return new Metrics(
          text(arm, Metric.CPU_MILLIS, Numbers::millis),
          text(arm, Metric.ALLOCATED_BYTES, Numbers::bytes),
          text(arm, Metric.PEAK_THREADS, Numbers::count),
          text(arm, Metric.PEAK_RSS_BYTES, Numbers::bytes));
    }

    private static String text(ArmAnalysis arm, Metric metric, DoubleFunction<String> format) {
      return Optional.ofNullable(arm.metrics().get(metric))
          .map(Estimate::value)
          .map(format::apply)
          .orElse("");
    }
  }

  /**
   * Returns a cell's rows: the baseline, its control, the contenders, and the skipped ones last.
   */
  static List<ArmRow> of(CellAnalysis cell, RunText run) {
    var rows = new ArrayList<ArmRow>();
    cell.arms().stream()
        .map(arm -> of(arm, cell, run))
        .sorted(Comparator.comparing(ArmRow::role))
        .forEach(rows::add);
    cell.plan().skipped().forEach(skipped -> rows.add(of(skipped)));
    return rows;
  }

  private static ArmRow of(ArmAnalysis arm, CellAnalysis cell, RunText run) {
    Role role = Role.of(arm, cell);
    String unit = cell.unit();
    return new ArmRow(
        arm.arm().strategy().toString(),
        Labels.of(arm.arm().strategy()),
        role,
        Status.of(arm, role == Role.BASELINE),
        arm.score().map(s -> Numbers.score(s, unit)).orElse(Text.NONE),
        arm.points().size(),
        arm.comparison().map(c -> Numbers.ratio(c.ratio())).orElse(Text.NONE),
        arm.bound().map(b -> Numbers.time(b.value(), unit)).orElse(""),
        arm.bound().map(Bound::reason).orElse(""),
        arm.efficiency().map(Numbers::percent).orElse(""),
        Metrics.of(arm),
        arm.points().stream().map(p -> Numbers.time(p.score(), unit)).toList(),
        note(arm, run));
  }

  private static ArmRow of(SkippedArm skipped) {
    return new ArmRow(
        skipped.strategy().toString(),
        Labels.of(skipped.strategy()),
        Role.CONTENDER,
        Status.SKIPPED,
        Text.NONE,
        0,
        Text.NONE,
        "",
        "",
        "",
        Metrics.NONE,
        List.of(),
        skipped.reason());
  }

  private static String note(ArmAnalysis arm, RunText run) {
    return Stream.of(failures(arm), single(arm), run.meaning(arm.arm().strategy()))
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String failures(ArmAnalysis arm) {
    if (arm.failures().isEmpty()) {
      return "";
    }
    int failed = arm.failures().size();
    var reasons = arm.failures().stream().distinct().toList();
    return "%d of %d forks failed: %s"
        .formatted(failed, failed + arm.points().size(), String.join("; ", reasons));
  }

  private static String single(ArmAnalysis arm) {
    return arm.points().size() == 1 ? "one fork: no interval" : "";
  }

  /** Returns whether there is a time to show. */
  boolean hasScore() {
    return !score.value().isEmpty();
  }
}
