package dev.threadmill.plan;

import java.time.Duration;

/**
 * What the number of blocks aims at, where the request does not fix it. Either way it is settled
 * once, after a first stage of a fixed number of blocks, from what that stage says about the spread
 * alone (Stein, "A two-sample test for a linear hypothesis whose power is independent of the
 * variance", 1945). Looking at the differences themselves until they please would raise the rate of
 * false alarms several times over.
 */
public sealed interface Target {
  /** No cell gets more blocks than this; a verdict may then be "can't tell yet". */
  int MOST_BLOCKS = 100;

  /** Returns the half-width of the intervals that is enough, as a share such as 0.03. */
  double halfWidth();

  /**
   * As many blocks in each cell as its widest interval needs.
   *
   * @param halfWidth of the 95 % interval of each ratio, above 0
   */
  record Precision(double halfWidth) implements Target {
    public Precision {
      requireShare(halfWidth);
    }
  }

  /**
   * As many blocks as fit into a time, first where intervals are widest.
   *
   * @param time for the whole run, its first stage included
   * @param halfWidth no cell gets more blocks than this asks for
   */
  record Budget(Duration time, double halfWidth) implements Target {
    public Budget {
      requireShare(halfWidth);
    }
  }

  private static void requireShare(double halfWidth) {
    if (!(halfWidth > 0 && halfWidth < 1)) {
      throw new IllegalArgumentException(
          "'%s %%' is not a valid precision: above 0 %% and below 100 %%"
              .formatted(100 * halfWidth));
    }
  }
}
