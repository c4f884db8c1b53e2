package dev.threadmill.coroutine;

/**
 * How long one side of a switch spins before it does something else: the longer, the more it has
 * gained by it lately.
 *
 * <p>With a body, or a consumer, that takes its time that is soon not at all, and tried again now
 * and then. Such a try is long enough for a carrier to be woken and to take over the other side:
 * two sides that have got onto one carrier would otherwise stay there, and each of their switches
 * would try in vain to wake the second. Tries get rarer, so that they cost next to nothing where
 * they never succeed.
 */
final class Spinning {
  private static final int MOST_TURNS = 128;
  private static final int TURNS_OF_A_TRY = 4096;
  private static final int FIRST_TRY_AFTER = 256;
  private static final int LATER_TRIES_AFTER = 16_384;

  /** A side that spins on the only carrier keeps the other from running. */
  private static final boolean POSSIBLE =
      Integer.getInteger(
              "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors())
          > 1;

  private int turns = POSSIBLE ? MOST_TURNS : 0;
  private int idle;
  private int tryAfter = FIRST_TRY_AFTER;

  /** Returns how often to look now. */
  int turns() {
    if (turns > 0 || !POSSIBLE || ++idle < tryAfter) {
      return turns;
    }
    idle = 0;
    tryAfter = Math.min(LATER_TRIES_AFTER, 2 * tryAfter);
    turns = MOST_TURNS;
    return TURNS_OF_A_TRY;
  }

  void succeeded() {
    if (turns < MOST_TURNS) {
      turns = Math.min(MOST_TURNS, 2 * turns);
    }
  }

  void failed() {
    turns /= 2;
  }
}
