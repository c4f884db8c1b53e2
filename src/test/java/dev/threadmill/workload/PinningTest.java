package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadmill.workload.Pinning.Lock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every task must wait, and hold what it says meanwhile. A class is initialised once: were it
 * shared by two tasks, the second would wait for nothing.
 */
final class PinningTest {

  @ParameterizedTest
  @EnumSource
  void operation_oneAfterTheOther_takesAWaitForEachTask(Lock lock) throws Exception {
    var work = new Pinning(lock, 3);
    for (int round = 0; round < 2; round++) {
      var operation = work.operation();
      long start = System.nanoTime();
      var results = new ArrayList<Integer>();
      for (int i = 0; i < operation.size(); i++) {
        results.add(operation.run(i));
      }
      // A lower bound that no machine can miss, not a timing: sleeping never ends early.
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3 * Pinning.HOLD.toNanos());
      assertThatCode(() -> work.verify(results)).doesNotThrowAnyException();
    }
  }

  @Test
  void verify_lostOrSwappedTask_isWrong() {
    var work = new Pinning(Lock.MONITOR, 2);
    assertThatThrownBy(() -> work.verify(List.of(0)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("1 results came for 2 tasks");
    assertThatThrownBy(() -> work.verify(List.of(1, 0)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("task 0 returned 1");
  }

  @Test
  void lockIds_areStable() {
    assertThat(Lock.ids()).containsExactly("monitor", "reentrant", "class-init");
    assertThat(Lock.parse("class-init")).isEqualTo(Lock.CLASS_INIT);
    assertThatThrownBy(() -> Lock.parse("spin"))
        .hasMessage("'spin' is not a valid lock: one of monitor, reentrant, class-init");
  }

  @Test
  void constructor_noTasks_isRefused() {
    assertThatThrownBy(() -> new Pinning(Lock.MONITOR, 0))
        .hasMessage("tasks must be at least 1: 0");
  }
}
