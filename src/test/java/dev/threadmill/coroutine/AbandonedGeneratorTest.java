package dev.threadmill.coroutine;

import static dev.threadmill.coroutine.CarrierTest.assumeAvailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A consumer may walk away at any time. If what it leaves behind stayed, a program that takes the
 * first element of many generators would run out of memory or threads.
 *
 * <p>Of 100,000 generators nothing may stay. On platform threads it is fewer, as the system may not
 * have so many.
 */
final class AbandonedGeneratorTest {
  /** Written by bodies one at a time, each while the test waits for it. */
  private final List<Thread> threads = new ArrayList<>();

  private final List<WeakReference<Object>> locals = new ArrayList<>();
  private final AtomicInteger finallyBlocks = new AtomicInteger();

  @BeforeEach
  void forgetNothing() {
    assertThat(threads).isEmpty();
  }

  private Generator<Integer> endless(Carrier carrier) {
    return Generator.of(
        carrier,
        out -> {
          threads.add(Thread.currentThread());
          var local = new Object();
          locals.add(new WeakReference<>(local));
          try {
            for (int i = 0; ; i++) {
              out.yield(i);
            }
          } finally {
            Reference.reachabilityFence(local); // In use until here, as in a body that needs it.
            finallyBlocks.incrementAndGet();
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"VIRTUAL_THREAD, 100000", "PLATFORM_THREAD, 1000"})
  void abandonedOnThreads_endAndRunFinally(Carrier carrier, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(endless(carrier).next()).isZero();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              System.gc();
              return threads.stream().noneMatch(Thread::isAlive);
            });
    assertThat(threads).hasSize(count);
    assertThat(finallyBlocks).hasValue(count);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTINUATION")
  void abandoned_failingFinally_isReportedAsUncaught(Carrier carrier) {
    var failure = new IllegalArgumentException("in finally");
    var uncaught = new AtomicReference<@Nullable Throwable>();
    assertThat(failingWhenEnded(carrier, failure, uncaught).next()).isEqualTo(1);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              System.gc();
              return uncaught.get() != null;
            });
    assertThat(uncaught).hasValue(failure);
  }

  private static Generator<Integer> failingWhenEnded(
      Carrier carrier, RuntimeException failure, AtomicReference<@Nullable Throwable> uncaught) {
    return Generator.of(
        carrier,
        out -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
          try {
            out.yield(1);
          } catch (Error closed) {
            throw failure;
          }
        });
  }

  @ParameterizedTest
  @CsvSource("CONTINUATION, 100000")
  void abandonedContinuations_areCollected(Carrier carrier, int count) {
    assumeAvailable(carrier);
    for (int i = 0; i < count; i++) {
      assertThat(endless(carrier).next()).isZero();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              System.gc();
              return locals.stream().allMatch(local -> local.get() == null);
            });
    assertThat(locals).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"VIRTUAL_THREAD, 100000", "PLATFORM_THREAD, 10000", "CONTINUATION, 100000"})
  void closed_leaveNothing(Carrier carrier, int count) {
    assumeAvailable(carrier);
    for (int i = 0; i < count; i++) {
      try (var generator = endless(carrier)) {
        assertThat(generator.next()).isZero();
      }
      assertThat(finallyBlocks).hasValue(i + 1);
      var thread = threads.get(i);
      assertThat(thread.isAlive()).isEqualTo(thread == Thread.currentThread());
    }
    assertThat(threads).hasSize(count);
  }
}
