package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.Bound;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.report.Numbers.Text;
import dev.threadmill.result.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of a cell's table, in the same words wherever it is shown. What is unknown is an empty
 * string; an arm that failed, was skipped or never ran keeps its row.
 *
 * @param id the strategy as the command line takes it; for arms of another build or with another
 *     parameter the arm as files have it
 * @param label the strategy's name
 * @param mark what sets the arm apart from the plain strategy, in words
 * @param role whether others are compared with the arm, or it is the control, or a contender
 * @param status what can be said of the arm
 * @param verdict the same in words, with what must be said beside a verdict
 * @param score the time per operation
 * @param forks how many forks were measured
 * @param ratio the score divided by the baseline's
 * @param bound the best that the arm could have done
 * @param boundReason what sets the bound
 * @param efficiency bound over score
 * @param metrics what was measured beside the score
 * @param points the score of each measured fork, in run order
 * @param behind what the verdict rests on beside the ratio
 * @param note what must be said beside the numbers
 */
record ArmRow(
    String id,
    String label,
    String mark,
    Role role,
    Status status,
    String verdict,
    Text score,
    int forks,
    Text ratio,
    String bound,
    String boundReason,
    String efficiency,
    Metrics metrics,
    List<String> points,
    Behind behind,
    String note) {

  private static final Set<Metric> EVERYWHERE =
      EnumSet.of(
          Metric.CPU_MILLIS, Metric.ALLOCATED_BYTES, Metric.PEAK_THREADS, Metric.PEAK_RSS_BYTES);

  ArmRow {
    points = List.copyOf(points);
  }

  /** What an arm is in its cell; rows stand in this order. */
  enum Role {
    BASELINE,
    CONTROL,
    CONTENDER;

    private static Role of(ArmAnalysis arm, CellAnalysis cell) {
      if (arm.arm().control()) {
        return CONTROL;
      }
      return cell.plan().baselineOf(arm.arm()).isEmpty() ? BASELINE : CONTENDER;
    }
  }

  /**
   * What a verdict rests on beside the ratio; empty where there is no comparison.
   *
   * @param against what the arm is compared with
   * @param robust the ratio by medians
   * @param p adjusted by Holm in the cell
   * @param q adjusted by Benjamini and Hochberg over the run
   */
  record Behind(String against, Text robust, String p, String q) {
    private static final Behind NOTHING = new Behind("", Text.NONE, "", "");

    private static Behind of(Comparison comparison) {
      return new Behind(
          Labels.of(comparison.baseline()),
          comparison.robust().map(Numbers::ratio).orElse(Text.NONE),
          Numbers.probability(comparison.p()),
          Numbers.probability(comparison.q()));
    }
  }

  /**
   * Metrics as text; empty where they were not measured.
   *
   * @param cpu CPU time per operation
   * @param allocated bytes allocated per operation
   * @param threads most platform threads
   * @param rss most resident memory
   * @param others those of {@link #otherMetrics}, in their order
   * @param all every one that was measured, with its interval
   */
  record Metrics(
      String cpu,
      String allocated,
      String threads,
      String rss,
      List<String> others,
      Map<Metric, Text> all) {
    private static final Metrics NONE = new Metrics("", "", "", "", List.of(), Map.of());

    /** Returns one of them with its interval. */
    Text estimate(Metric metric) {
      return all.getOrDefault(metric, Text.NONE);
    }

    private static Metrics of(ArmAnalysis arm, CellAnalysis cell) {
      return new Metrics(
          text(arm, Metric.CPU_MILLIS, Numbers::millis),
          text(arm, Metric.ALLOCATED_BYTES, Numbers::bytes),
          text(arm, Metric.PEAK_THREADS, Numbers::count),
          text(arm, Metric.PEAK_RSS_BYTES, Numbers::bytes),
          otherMetrics(cell).stream().map(m -> text(arm, m, format(m))).toList(),
          arm.metrics().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, e -> Numbers.metric(e.getKey(), e.getValue()))));
    }

    private static DoubleFunction<String> format(Metric metric) {
      return switch (metric) {
        case CPU_MILLIS,
            LIGHT_P99_MILLIS,
            RESPONSE_P50_MILLIS,
            RESPONSE_P90_MILLIS,
            RESPONSE_P99_MILLIS,
            RESPONSE_P999_MILLIS,
            SERVICE_P50_MILLIS,
            SERVICE_P90_MILLIS,
            SERVICE_P99_MILLIS,
            SERVICE_P999_MILLIS,
            PAUSE_P999_MILLIS,
            PINNED_MILLIS ->
            Numbers::millis;
        case ACHIEVED_SHARE -> Numbers::percent;
        case ALLOCATED_BYTES, PEAK_RSS_BYTES, PEAK_HEAP_BYTES, LIVE_HEAP_PER_TASK, RSS_PER_TASK ->
            Numbers::bytes;
        case PINNED_EVENTS -> Numbers::significant;
        case PEAK_THREADS, CONTEXT_SWITCHES, CARRIERS -> Numbers::count;
      };
    }

    private static String text(ArmAnalysis arm, Metric metric, DoubleFunction<String> format) {
      return Optional.ofNullable(arm.metrics().get(metric))
          .map(Estimate::value)
          .map(format::apply)
          .orElse("");
    }
  }

  /** Returns what was measured in a cell beside what every table has a column for. */
  static List<Metric> otherMetrics(CellAnalysis cell) {
    return Stream.of(Metric.values())
        .filter(m -> !EVERYWHERE.contains(m))
        .filter(m -> cell.arms().stream().anyMatch(a -> a.metrics().containsKey(m)))
        .toList();
  }

  /**
   * Returns a cell's rows: what others are compared with, the control, the contenders, and the
   * skipped ones last.
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
    var status = Status.of(arm, role == Role.BASELINE);
    return new ArmRow(
        role == Role.CONTROL ? arm.arm().contender().toString() : arm.arm().id(),
        arm.arm().contender().label(),
        Labels.mark(arm.arm()),
        role,
        status,
        role == Role.CONTROL && cell.contaminated()
            ? "! differs"
            : status.text() + (negligible(arm) ? ", negligible" : ""),
        arm.score().map(s -> Numbers.score(s, unit)).orElse(Text.NONE),
        arm.points().size(),
        arm.comparison().map(c -> Numbers.ratio(c.ratio())).orElse(Text.NONE),
        arm.bound().map(b -> Numbers.time(b.value(), unit)).orElse(""),
        arm.bound().map(Bound::reason).orElse(""),
        arm.efficiency().map(Numbers::percent).orElse(""),
        Metrics.of(arm, cell),
        arm.points().stream().map(p -> Numbers.time(p.score(), unit)).toList(),
        arm.comparison().map(Behind::of).orElse(Behind.NOTHING),
        note(arm, cell, run));
  }

  private static ArmRow of(SkippedArm skipped) {
    return new ArmRow(
        skipped.contender().toString(),
        skipped.contender().label(),
        "",
        Role.CONTENDER,
        Status.SKIPPED,
        Status.SKIPPED.text(),
        Text.NONE,
        0,
        Text.NONE,
        "",
        "",
        "",
        Metrics.NONE,
        List.of(),
        Behind.NOTHING,
        skipped.reason());
  }

  /** Returns whether the arm is better or worse by so little that it does not matter. */
  private static boolean negligible(ArmAnalysis arm) {
    return arm.comparison()
        .filter(Comparison::negligible)
        .map(Comparison::verdict)
        .filter(v -> v == Verdict.BETTER || v == Verdict.WORSE)
        .isPresent();
  }

  private static String note(ArmAnalysis arm, CellAnalysis cell, RunText run) {
    return Stream.of(
            failures(arm),
            single(arm),
            against(arm, cell),
            MoreBlocks.of(arm, cell),
            run.meaning(arm.arm().contender()))
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Says what an arm is compared with where that is not the cell's baseline. */
  private static String against(ArmAnalysis arm, CellAnalysis cell) {
    return arm.comparison()
        .map(Comparison::baseline)
        .filter(baseline -> !baseline.equals(Arm.of(cell.plan().baseline())))
        .map(baseline -> "against " + Labels.of(baseline))
        .orElse("");
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
