package dev.threadmill.report;

import dev.threadmill.plan.Cell;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import dev.threadmill.workload.Contender;
import java.util.List;
import java.util.OptionalInt;

/** What is said of a run as a whole, in the same words in every report. */
final class RunText {
  private final RunRecord run;
  private final RunPlan plan;

  RunText(RunRecord run) {
    this.run = run;
    this.plan = run.manifest().plan();
  }

  /** Returns what a run that was cut short must say first, or nothing. */
  String partial() {
    if (!run.partial()) {
      return "";
    }
    return "PARTIAL, %d of %d forks ended%s. What follows rests on those."
        .formatted(
            run.forks().size(),
            run.order().size(),
            run.settled() ? "" : ", and the second stage was not planned yet");
  }

  /** Returns what the page is called. */
  String title() {
    return "Run " + run.manifest().id();
  }

  /** Returns the machine and the JVM in one line. */
  String environment() {
    var machine = run.manifest().machine();
    return "%s, %d %s for each fork, JDK %s"
        .formatted(
            machine.cpu().model(),
            plan.processors(),
            plan.processors() == 1 ? "processor" : "processors",
            machine.jvm().version());
  }

  /** Returns what was run in one line. */
  String plan() {
    Manifest manifest = run.manifest();
    return "Run %s of %s, profile %s, %s, seed %d"
        .formatted(
            manifest.id(), manifest.created(), plan.profile(), Blocks.of(run).text(), plan.seed());
  }

  /** Returns the command that repeats the run, in the same order. */
  String command() {
    var arguments = run.manifest().arguments();
    var command = new StringBuilder("java -jar target/benchmarks.jar run");
    arguments.forEach(argument -> command.append(' ').append(quoted(argument)));
    if (arguments.stream().noneMatch(a -> a.startsWith("--seed"))) {
      command.append(" --seed ").append(plan.seed());
    }
    return command.toString();
  }

  /** As a shell reads it. */
  private static String quoted(String argument) {
    return argument
            .chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || "-_=,.:%/+".indexOf(c) >= 0)
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /**
   * Returns what a contender amounts to where the run was made, if its name alone does not say so;
   * else nothing.
   */
  String meaning(Contender contender) {
    return javaFeature(run.manifest().machine().jvm().version()).stream()
        .mapToObj(feature -> contender.meaningOn(feature, plan.processors()))
        .filter(meaning -> !meaning.equals(contender.description()))
        .findFirst()
        .orElse("");
  }

  private static OptionalInt javaFeature(String version) {
    try {
      return OptionalInt.of(Runtime.Version.parse(version).feature());
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
  }

  /** Returns what unscored forks saw of pinned carriers in a cell; nothing if none looked. */
  String pinning(Cell cell) {
    var seen = run.pinned().stream().filter(p -> p.fork().cell().equals(cell.id())).toList();
    return PinningText.of(seen, javaFeature(run.manifest().machine().jvm().version()));
  }

  /** Returns what was to be run. */
  List<Fact> planFacts() {
    var m = plan.measurement();
    return List.of(
        new Fact("Profile", plan.profile()),
        new Fact("Processors for each fork", Integer.toString(plan.processors())),
        new Fact("Began", run.manifest().created().toString()),
        new Fact("Seed of the order", Long.toString(plan.seed())),
        new Fact("Blocks", Blocks.of(run).text()),
        new Fact("Forks", run.forks().size() + " of " + run.order().size() + " ended"),
        new Fact("Compared with the build in", plan.otherJar().orElse("none: one build")),
        new Fact("Margin of equivalence", Numbers.margin(plan.margin())),
        new Fact(
            "Warm-up in each fork",
            "%d iterations of %d ms, not scored".formatted(m.warmupIterations(), m.warmupMillis())),
        new Fact(
            "Measured in each fork",
            "%d iterations of %d ms".formatted(m.iterations(), m.iterationMillis())),
        new Fact("JVM arguments", m.jvmArgs().isEmpty() ? "none" : String.join(" ", m.jvmArgs())));
  }

  /** One line of a table of facts. */
  record Fact(String name, String value) {}
}
