package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import java.util.List;

/** What it would take to tell what cannot be told yet. */
final class MoreBlocks {
  private MoreBlocks() {}

  /**
   * Returns a clause such as {@code about 7 more blocks (84 s) would tell}; empty where there is a
   * verdict, and where nobody would wait for so many.
   */
  static String of(ArmAnalysis arm, CellAnalysis cell) {
    int more = blocks(arm);
    return more == 0 ? "" : "about %s would tell".formatted(text(more, cell));
  }

  /** Returns the same for several arms of a cell together, as a sentence without its full stop. */
  static String of(List<ArmAnalysis> arms, CellAnalysis cell) {
    int most = arms.stream().mapToInt(MoreBlocks::blocks).max().orElse(0);
    long known = arms.stream().filter(a -> blocks(a) > 0).count();
    if (most == 0) {
      return "";
    }
    String whom = known < arms.size() ? " for %d of these %d".formatted(known, arms.size()) : "";
    return "About %s would tell%s".formatted(text(most, cell), whom);
  }

  private static int blocks(ArmAnalysis arm) {
    return arm.comparison().map(c -> c.moreBlocks().orElse(0)).orElse(0);
  }

  private static String text(int more, CellAnalysis cell) {
    String blocks = more == 1 ? "1 more block" : more + " more blocks";
    return cell.blockMillis() == 0
        ? blocks
        : "%s (%s)".formatted(blocks, Numbers.duration((double) more * cell.blockMillis()));
  }
}
