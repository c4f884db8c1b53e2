package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The light tasks' waiting is only that of the light ones if no heavy task is among the times, and
 * only caused by the heavy ones if those come first.
 */
final class FairnessTest {

  @Test
  void lengths_heavyOnesFirst() {
    assertThat(new Fairness(2, 3).lengths())
        .containsExactly(20_000_000, 20_000_000, 10_000, 10_000, 10_000);
  }

  @Test
  void operation_tellsTheTimeOfEachLightTaskOnly() throws Exception {
    var work = new Fairness(1, 3);
    var times = new ArrayList<Long>();
    var operation = work.operation(times::add);
    var sums = new ArrayList<Long>();
    for (int i = 0; i < operation.size(); i++) {
      sums.add(operation.run(i));
    }

    assertThatCode(() -> work.verify(sums)).doesNotThrowAnyException();
    // Run in order, so that each response time holds the ones before it.
    assertThat(times).hasSize(3).isSorted().allMatch(ns -> ns > 0);
  }

  @Test
  void verify_wrongSumOrNumber_isWrong() {
    var work = new Fairness(0, 2);
    // 1 + … + 10000
    long sum = 50_005_000;
    assertThatCode(() -> work.verify(List.of(sum, sum))).doesNotThrowAnyException();
    assertThatThrownBy(() -> work.verify(List.of(sum, sum - 1)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("task 1 summed up to 50004999 and not 50005000");
    assertThatThrownBy(() -> work.verify(List.of(sum))).hasMessage("1 results came for 2 tasks");
  }

  @Test
  void constructor_outOfRange_namesTheValue() {
    assertThatThrownBy(() -> new Fairness(-1, 1)).hasMessage("heavy must be at least 0: -1");
    assertThatThrownBy(() -> new Fairness(0, 0)).hasMessage("light must be at least 1: 0");
  }
}
