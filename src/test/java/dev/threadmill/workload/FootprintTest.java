package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Memory per parked task means nothing unless all of the tasks are parked at the same moment; and a
 * task that is not woken hangs its fork.
 */
@Timeout(60)
final class FootprintTest {

  @ParameterizedTest
  @CsvSource({"1, 0", "100, 0", "100, 1000"})
  void parking_lastTaskComes_allGoOn(int tasks, int depth) throws Exception {
    var work = new Footprint(tasks, depth);
    var parking = work.parking();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = results(start(parking, tasks, threads));
      assertThatCode(() -> work.verify(parking, results)).doesNotThrowAnyException();
    }
  }

  @Test
  void held_allHaveCome_nobodyGoesOnBeforeTheRelease() throws Exception {
    var work = new Footprint(20, 3);
    var parking = work.held();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = start(parking, 20, threads);
      await().until(() -> parking.parked() == 20);
      assertThat(running).noneMatch(Future::isDone);

      parking.release();

      work.verify(parking, results(running));
    }
  }

  @Test
  void release_beforeAllHaveCome_letsTheLateOnesPassAndIsWrong() throws Exception {
    var work = new Footprint(3, 0);
    var parking = work.parking();
    parking.release();
    var results = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      results.add(parking.run(i));
    }
    assertThatThrownBy(() -> work.verify(parking, results))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessageStartingWith("of 3 tasks 0 were parked at once and 3 came back");
  }

  @Test
  void verify_taskThatCameBackTwiceForAnother_isWrong() throws Exception {
    var work = new Footprint(1, 0);
    var parking = work.parking();
    assertThat(parking.run(0)).isZero();
    assertThatThrownBy(() -> work.verify(parking, List.of(1)))
        .isExactlyInstanceOf(WrongResultException.class);
    assertThatThrownBy(() -> work.verify(parking, List.of()))
        .isExactlyInstanceOf(WrongResultException.class);
  }

  @Test
  void constructor_outOfRange_namesTheValue() {
    assertThatThrownBy(() -> new Footprint(0, 0)).hasMessage("tasks must be at least 1: 0");
    assertThatThrownBy(() -> new Footprint(1, -1)).hasMessage("depth must be 0 to 1000: -1");
    assertThatThrownBy(() -> new Footprint(1, 1001)).hasMessage("depth must be 0 to 1000: 1001");
  }

  private static List<Future<Integer>> start(
      Footprint.Parking parking, int tasks, ExecutorService threads) {
    var running = new ArrayList<Future<Integer>>();
    for (int i = 0; i < tasks; i++) {
      int index = i;
      running.add(threads.submit(() -> parking.run(index)));
    }
    return running;
  }

  private static List<Integer> results(List<Future<Integer>> running) throws Exception {
    var results = new ArrayList<Integer>();
    for (var task : running) {
      results.add(task.get());
    }
    return results;
  }
}
