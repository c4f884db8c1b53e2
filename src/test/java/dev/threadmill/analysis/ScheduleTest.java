package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bound that some schedule beats would call an honest measurement impossible. */
final class ScheduleTest {

  @Test
  void shortest_ofTheSeedsListOnTwoProcessors_putsOneSmallTaskBesideEachLargeOne() {
    long[] list = {100_000, 1_000_000, 10_000_000, 10_000_000};
    assertThat(Schedule.shortest(list, 2)).isEqualTo(11_000_000);
  }

  @Test
  void shortest_onOneProcessor_isTheTotal() {
    assertThat(Schedule.shortest(new long[] {3, 4, 5}, 1)).isEqualTo(12);
  }

  @Test
  void shortest_withAProcessorPerTask_isTheLongestTask() {
    assertThat(Schedule.shortest(new long[] {3, 9, 5}, 3)).isEqualTo(9);
    assertThat(Schedule.shortest(new long[] {3, 9, 5}, 64)).isEqualTo(9);
  }

  @Test
  void shortest_beatsLongestFirst() {
    // By hand: longest first gives 3+2+2 = 7; 3+3 beside 2+2+2 gives 6.
    assertThat(Schedule.shortest(new long[] {3, 3, 2, 2, 2}, 2)).isEqualTo(6);
  }

  @Test
  void shortest_whereNoScheduleIsEven_isLongerThanTheAverage() {
    // By hand: three tasks of 2 on two processors; the average load is 3.
    assertThat(Schedule.shortest(new long[] {2, 2, 2}, 2)).isEqualTo(4);
  }

  @Test
  void shortest_ofShortLists_isWhatTryingEverythingFinds() {
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      int processors = 1 + random.nextInt(3);
      long[] tasks = random.longs(1 + random.nextInt(7), 1, 40).toArray();
      assertThat(Schedule.shortest(tasks, processors))
          .as("%s on %d", Arrays.toString(tasks), processors)
          .isEqualTo(tryEverything(tasks, 0, new long[processors]));
    }
  }

  private static long tryEverything(long[] tasks, int next, long[] loads) {
    if (next == tasks.length) {
      return Arrays.stream(loads).max().orElseThrow();
    }
    long best = Long.MAX_VALUE;
    for (int p = 0; p < loads.length; p++) {
      loads[p] += tasks[next];
      best = Math.min(best, tryEverything(tasks, next + 1, loads));
      loads[p] -= tasks[next];
    }
    return best;
  }

  @Test
  void shortest_ofALongList_isALowerBound() {
    long[] tasks = new long[1001];
    Arrays.fill(tasks, 2);
    // 2002 on two processors: 1001 each, which tasks of 2 cannot reach.
    assertThat(Schedule.shortest(tasks, 2)).isEqualTo(1001);
    tasks[500] = 5000;
    assertThat(Schedule.shortest(tasks, 2)).isEqualTo(5000);
  }

  @Test
  void shortest_whereTheSearchIsHopeless_isALowerBound() {
    // 23 tasks that are alike and not equal: total 2323 + 253 = 2576 on 5 processors, 515.2 each.
    long[] tasks = new long[23];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = 1_000_000_007L * (101 + i);
    }
    long total = Arrays.stream(tasks).sum();
    assertThat(Schedule.shortest(tasks, 5)).isBetween(Math.ceilDiv(total, 5), total);
  }

  @Test
  void shortest_ofNothing_isZero() {
    assertThat(Schedule.shortest(new long[] {}, 2)).isZero();
  }

  @Test
  void shortest_leavesTheListInItsOrder() {
    long[] tasks = {1, 3, 2};
    Schedule.shortest(tasks, 2);
    assertThat(tasks).containsExactly(1, 3, 2);
  }
}
