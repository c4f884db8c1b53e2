package dev.threadmill.compare;

import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.JmhMode;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run of ours as one side of a comparison. */
final class RunSide {
  private final RunRecord run;
  private final Map<String, String> facts;

  private RunSide(RunRecord run) {
    this.run = run;
    this.facts = Facts.of(run.manifest());
  }

  static Side of(RunRecord run) {
    var side = new RunSide(run);
    var measured = new ArrayList<Measured>();
    for (var plan : run.manifest().plan().cells()) {
      plan.arms().forEach(arm -> measured.add(side.measured(plan.cell(), arm)));
    }
    return Side.of(side.description(), measured);
  }

  private Measured measured(Cell cell, Arm arm) {
    var params = new TreeMap<>(cell.parameters());
    params.put("strategy", arm.id());
    var forks =
        run.counted().stream()
            .filter(f -> f.fork().cell().equals(cell.id()) && f.fork().arm().equals(arm.id()))
            .toList();
    var scores = forks.stream().map(RunSide::score).filter(Measured::isScore).toList();
    return new Measured(
        new BenchmarkKey(cell.workload().benchmark(), JmhMode.AVERAGE_TIME, params),
        cell.id() + " " + arm.id(),
        arm.control(),
        unit(forks),
        scores,
        forks.size() - scores.size(),
        facts);
  }

  private static double score(ForkRecord fork) {
    return fork.outcome() instanceof ForkOutcome.Measured measured ? measured.score() : Double.NaN;
  }

  private static String unit(List<ForkRecord> forks) {
    for (ForkRecord fork : forks) {
      if (fork.outcome() instanceof ForkOutcome.Measured measured) {
        return measured.iterations().stream().map(Iteration::unit).findFirst().orElse("");
      }
    }
    return "";
  }

  private String description() {
    Manifest manifest = run.manifest();
    Machine machine = manifest.machine();
    String commit = machine.build().commit();
    String build = commit.length() > 7 ? commit.substring(0, 7) : commit;
    int planned = run.order().size();
    return "run %s: %s, %d processors, JDK %s, Threadmill %s (%s)%s"
        .formatted(
            manifest.id(),
            machine.cpu().model(),
            machine.cpu().processors(),
            machine.jvm().version(),
            machine.build().version(),
            build,
            run.partial()
                ? "; PARTIAL, %d of %d forks".formatted(run.forks().size(), planned)
                : "");
  }
}
