package dev.threadmill.cli;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.plan.Spread;
import dev.threadmill.plan.Target;
import dev.threadmill.stats.SampleSize;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan in words, with what it will be able to tell. */
final class PlanText {
  private static final double POWER = 0.9;

  /** What blocks usually vary by, where no earlier run tells. */
  private static final double USUAL_SPREAD = 0.03;

  private final RunPlan plan;
  private final Map<String, Double> spreads;
  private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);

  private PlanText(RunPlan plan, Map<String, Double> spreads) {
    this.plan = plan;
    this.spreads = spreads;
  }

  /**
   * Returns the plan in words.
   *
   * @param earlier what an earlier run says about the spread of its cells; none for "usual"
   */
  static String of(RunPlan plan, List<Spread> earlier) {
    var text =
        new PlanText(plan, earlier.stream().collect(Collectors.toMap(Spread::cell, Spread::logSd)));
    text.head();
    plan.cells().forEach(text::cell);
    return text.out.toString();
  }

  private void head() {
    out.format(
        "Profile %s, seed %d: %d forks in %d blocks, about %s%n",
        plan.profile(),
        plan.seed(),
        plan.order().size(),
        plan.blocks(),
        minutes(plan.estimatedMillis()));
    plan.target().ifPresent(this::target);
    int unscored = plan.pinningForks().size();
    if (unscored > 0) {
      out.format(
          "Last, %d unscored %s for pinned carriers.%n",
          unscored, unscored == 1 ? "fork looks" : "forks look");
    }
  }

  private void target(Target target) {
    String stage =
        switch (target) {
          case Target.Precision(double halfWidth) ->
              "as many as each cell needs for intervals of ±%.1f %%, %d blocks at most"
                  .formatted(100 * halfWidth, Target.MOST_BLOCKS);
          case Target.Budget(var time, double halfWidth) ->
              "as many as fit into %d min in all, where intervals are wider than ±%.1f %%"
                  .formatted(time.toMinutes(), 100 * halfWidth);
        };
    out.format("That is the first stage; after it %s, settled once from the spread seen.%n", stage);
  }

  private void cell(CellPlan cell) {
    out.format(
        "%n%s (%s)%n  arms: %s%n  baseline: %s%n",
        cell.cell().id(),
        cell.cell().parameterText(),
        cell.arms().stream().map(Arm::id).collect(Collectors.joining(", ")),
        plan.otherJar().map(jar -> "each strategy in " + jar).orElse(cell.baseline().toString()));
    for (SkippedArm skipped : cell.skipped()) {
      out.format("  skipped: %s: %s%n", skipped.contender(), skipped.reason());
    }
    out.format(
        "  %d %s of %d forks, about %s%s%n",
        plan.blocks(),
        plan.blocks() == 1 ? "block" : "blocks",
        cell.arms().size(),
        minutes(plan.blocks() * plan.blockMillis(cell)),
        detectable(cell));
  }

  private String detectable(CellPlan cell) {
    if (plan.blocks() < 2) {
      return "; one block tells no difference from noise";
    }
    Double seen = spreads.get(cell.cell().id());
    double spread = seen == null ? USUAL_SPREAD : seen;
    if (spread == 0) {
      return "";
    }
    double effect = SampleSize.detectableEffect(spread, plan.blocks(), POWER);
    return String.format(
        Locale.ROOT,
        "; finds a difference of %.1f %% nine times in ten, if blocks vary by %.1f %% (%s)",
        100 * Math.expm1(effect),
        100 * spread,
        seen == null ? "usual" : "as in the earlier run");
  }

  private static String minutes(long millis) {
    return millis < 60_000 ? "1 min" : Math.ceilDiv(millis, 60_000) + " min";
  }
}
