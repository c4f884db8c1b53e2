package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On Java 24 with two processors {@code supplyAsync} makes a thread per task, on Java 25 it runs
 * one task at a time: a report that did not know would explain the difference by the machine.
 */
final class DefaultExecutorTest {

  @ParameterizedTest
  @CsvSource({
    "21, 1, THREAD_PER_TASK",
    "21, 2, THREAD_PER_TASK",
    "21, 3, COMMON_POOL",
    "24, 2, THREAD_PER_TASK",
    "25, 1, COMMON_POOL",
    "25, 2, COMMON_POOL",
    "25, 64, COMMON_POOL"
  })
  void of_dependsOnJavaVersionAndProcessors(
      int javaFeature, int processors, DefaultExecutor expected) {
    assertThat(DefaultExecutor.of(javaFeature, processors)).isEqualTo(expected);
  }

  @Test
  void of_thisJvm_isWhatItDoes() {
    var executor = new CompletableFuture<Void>().defaultExecutor();
    assertThat(
            DefaultExecutor.of(
                Runtime.version().feature(), Runtime.getRuntime().availableProcessors()))
        .isEqualTo(
            executor.equals(ForkJoinPool.commonPool())
                ? DefaultExecutor.COMMON_POOL
                : DefaultExecutor.THREAD_PER_TASK);
  }

  @Test
  void limit_threadPerTask_isEmpty() {
    assertThat(DefaultExecutor.THREAD_PER_TASK.limit(2)).isEmpty();
    assertThat(DefaultExecutor.COMMON_POOL.limit(2)).hasValue(1);
  }

  @Test
  void meaning_namesJavaProcessorsAndThreads() {
    assertThat(DefaultExecutor.COMMON_POOL.meaning(25, 2))
        .isEqualTo(
            "supplyAsync without an executor, which on Java 25 with 2 processors is the common"
                + " pool of 1 thread.");
    assertThat(DefaultExecutor.THREAD_PER_TASK.meaning(21, 1))
        .isEqualTo(
            "supplyAsync without an executor, which on Java 21 with 1 processor is a new platform"
                + " thread per task.");
  }
}
