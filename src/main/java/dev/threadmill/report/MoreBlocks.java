package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;

/** What it would take to tell what cannot be told yet. */
final class MoreBlocks {
  private MoreBlocks() {}

  /**
   * Returns a clause such as {@code about 7 more blocks (84 s) would tell}; empty where there is a
   * verdict, and where nobody would wait for so many.
   */
  static String of(ArmAnalysis arm, CellAnalysis cell) {
    var more = arm.comparison().map(c -> c.moreBlocks().orElse(0)).orElse(0);
    if (more == 0) {
      return "";
    }
    String time =
        cell.blockMillis() == 0
            ? ""
            : " (%s)".formatted(Numbers.duration((double) more * cell.blockMillis()));
    return "about %d more %s%s would tell".formatted(more, more == 1 ? "block" : "blocks", time);
  }
}
