package dev.threadmill.cli;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SkippedArm;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan in words. */
final class PlanText {

  private PlanText() {}

  static String of(RunPlan plan) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Profile %s, seed %d: %d forks in %d blocks, about %d min%n",
            plan.profile(),
            plan.seed(),
            plan.order().size(),
            plan.blocks(),
            Math.ceilDiv(plan.estimatedMillis(), 60_000)));
    plan.cells().forEach(cell -> append(text, cell));
    return text.toString();
  }

  private static void append(StringBuilder text, CellPlan plan) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s (%s)%n  arms: %s%n  baseline: %s%n",
            plan.cell().id(),
            plan.cell().parameterText(),
            plan.arms().stream().map(Arm::id).collect(Collectors.joining(", ")),
            plan.baseline()));
    for (SkippedArm skipped : plan.skipped()) {
      text.append(
          String.format(Locale.ROOT, "  skipped: %s: %s%n", skipped.strategy(), skipped.reason()));
    }
  }
}
