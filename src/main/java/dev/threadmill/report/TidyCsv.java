package dev.threadmill.report;

import static java.util.stream.Collectors.joining;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.result.ForkOutcome.Failed;
import dev.threadmill.result.ForkOutcome.Measured;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The run as one long table for R, pandas and spreadsheets: one row per iteration, warm-up
 * included, and one row per failed fork. Forks of a block that was run again stay, and {@code
 * counted} says which ones the figures rest on. Quoted as RFC 4180 says.
 */
final class TidyCsv {
  private static final String END_OF_LINE = "\n";
  private static final List<String> BEFORE_METRICS =
      List.of(
          "run",
          "cell",
          "workload",
          "tasks",
          "arm",
          "strategy",
          "control",
          "block",
          "attempt",
          "counted",
          "fork",
          "other_cores",
          "steal_share",
          "status",
          "warmup",
          "iteration",
          "score",
          "unit",
          "ops");
  private static final String REASON = "reason";

  private final RunRecord run;
  private final Map<String, Cell> cells;
  private final Set<PlannedFork> counted;
  private final List<String> metrics;

  private TidyCsv(RunRecord run) {
    this.run = run;
    this.cells =
        run.manifest().plan().cells().stream()
            .map(CellPlan::cell)
            .collect(Collectors.toMap(Cell::id, Function.identity()));
    this.counted = run.counted().stream().map(ForkRecord::fork).collect(Collectors.toSet());
    var names = new TreeSet<String>();
    run.forks().stream()
        .flatMap(f -> iterations(f).stream())
        .forEach(i -> names.addAll(i.metrics().keySet()));
    this.metrics = List.copyOf(names);
  }

  static String of(RunRecord run) {
    return new TidyCsv(run).text();
  }

  private String text() {
    var header =
        Stream.of(BEFORE_METRICS.stream(), metrics.stream(), Stream.of(REASON))
            .flatMap(s -> s)
            .toList();
    var rows = run.forks().stream().flatMap(this::rows);
    return Stream.concat(Stream.of(header), rows)
        .map(row -> row.stream().map(TidyCsv::quoted).collect(joining(",", "", END_OF_LINE)))
        .collect(joining());
  }

  private Stream<List<String>> rows(ForkRecord fork) {
    return switch (fork.outcome()) {
      case Measured measured -> measured.iterations().stream().map(i -> row(fork, i));
      case Failed failed -> Stream.of(row(fork, failed));
    };
  }

  private List<String> row(ForkRecord fork, Iteration iteration) {
    var row = start(fork, "ok");
    row.add(Boolean.toString(iteration.warmup()));
    row.add(Integer.toString(iteration.index()));
    row.add(Double.toString(iteration.score()));
    row.add(iteration.unit());
    row.add(Long.toString(iteration.ops()));
    for (String metric : metrics) {
      Double value = iteration.metrics().get(metric);
      row.add(value == null ? "" : value.toString());
    }
    row.add("");
    return row;
  }

  private List<String> row(ForkRecord fork, Failed failed) {
    var row = start(fork, "failed");
    while (row.size() < BEFORE_METRICS.size() + metrics.size()) {
      row.add("");
    }
    row.add(failed.reason());
    return row;
  }

  private List<String> start(ForkRecord fork, String status) {
    var planned = fork.fork();
    Cell cell = cells.get(planned.cell());
    if (cell == null) {
      throw new IllegalArgumentException("the plan has no cell '" + planned.cell() + "'");
    }
    Arm arm = Arm.parse(planned.arm());
    return new ArrayList<>(
        List.of(
            run.manifest().id(),
            planned.cell(),
            cell.workload().id(),
            Integer.toString(cell.tasks()),
            planned.arm(),
            arm.contender().toString(),
            Boolean.toString(arm.control()),
            Integer.toString(planned.block()),
            Integer.toString(planned.attempt()),
            Boolean.toString(counted.contains(planned)),
            Integer.toString(planned.index()),
            fork.others().map(o -> Double.toString(o.otherCores())).orElse(""),
            fork.others().map(o -> Double.toString(o.stealShare())).orElse(""),
            status));
  }

  private static List<Iteration> iterations(ForkRecord fork) {
    return switch (fork.outcome()) {
      case Measured measured -> measured.iterations();
      case Failed failed -> List.of();
    };
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
