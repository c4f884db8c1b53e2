package dev.threadmill.strategy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds the executors of each strategy.
 *
 * <p>Threads are named after the strategy, numbered if they are platform threads, daemons, and made
 * when first needed.
 */
final class Opening {
  private final Strategy strategy;
  private final int size;

  private Opening(Strategy strategy, int size) {
    this.strategy = strategy;
    this.size = size;
  }

  static BatchRunner open(Strategy strategy, int size) {
    return new Opening(strategy, size).open();
  }

  private BatchRunner open() {
    return switch (strategy) {
      case SEQUENTIAL -> apart(new SequentialFanOut(), platformCallbacks());
      case PLATFORM_PER_TASK ->
          onPlatform(Executors.newThreadPerTaskExecutor(platformThreads(strategy.id())));
      case PLATFORM_POOL ->
          onPlatform(Executors.newFixedThreadPool(size, platformThreads(strategy.id())));
      case PLATFORM_CACHED ->
          onPlatform(Executors.newCachedThreadPool(platformThreads(strategy.id())));
      case FORK_JOIN -> onForkJoin(forkJoinPool(strategy.id(), size, false));
      case FORK_JOIN_ASYNC -> onForkJoin(forkJoinPool(strategy.id(), size, true));
      case COMMON_POOL -> apart(new ForkJoinFanOut(ForkJoinPool.commonPool()), forkJoinCallbacks());
      case PARALLEL_STREAM -> apart(new StreamFanOut(), forkJoinCallbacks());
      case COMPLETABLE_DEFAULT -> {
        // The very executor that supplyAsync takes when it is given none.
        var whatever = new CompletableFuture<Void>().defaultExecutor();
        yield apart(new CompletableFanOut(whatever), forkJoinCallbacks());
      }
      case COMPLETABLE_POOL -> {
        var pool = Executors.newFixedThreadPool(size, platformThreads(strategy.id()));
        yield new OpenRunner(new CompletableFanOut(pool), List.of(pool), platformCallbacks());
      }
      case COMPLETABLE_VIRTUAL -> {
        var threads = virtualThreads();
        yield apart(new CompletableFanOut(threads), threads);
      }
      case COMPLETABLE_ASYNC -> apart(new AsyncFanOut(), platformCallbacks());
      case VIRTUAL_PER_TASK -> {
        var threads = virtualThreads();
        yield apart(new ExecutorFanOut(threads), threads);
      }
      case VIRTUAL_LIMITED -> {
        var threads = virtualThreads();
        yield apart(new LimitedFanOut(threads, size), threads);
      }
      case STRUCTURED -> apart(new StructuredFanOut(virtualFactory()), virtualThreads());
    };
  }

  /** A runner whose tasks need no executor of its own beside the one for callbacks. */
  private static BatchRunner apart(FanOut fanOut, ExecutorService callbacks) {
    return new OpenRunner(fanOut, List.of(), callbacks);
  }

  private BatchRunner onPlatform(ExecutorService workers) {
    return new OpenRunner(new ExecutorFanOut(workers), List.of(workers), platformCallbacks());
  }

  private BatchRunner onForkJoin(ForkJoinPool workers) {
    return new OpenRunner(new ForkJoinFanOut(workers), List.of(workers), forkJoinCallbacks());
  }

  private ExecutorService platformCallbacks() {
    return Executors.newFixedThreadPool(processors(), platformThreads(callbackName()));
  }

  /** Oldest first, as callbacks are events and not parts of a whole. */
  private ExecutorService forkJoinCallbacks() {
    return forkJoinPool(callbackName(), processors(), true);
  }

  private ExecutorService virtualThreads() {
    return Executors.newThreadPerTaskExecutor(virtualFactory());
  }

  private ThreadFactory virtualFactory() {
    // All of one name: to number them would cost half as much again as to run them.
    return Thread.ofVirtual().name(strategy.id()).factory();
  }

  private static ThreadFactory platformThreads(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }

  private static ForkJoinPool forkJoinPool(String name, int parallelism, boolean asyncMode) {
    var number = new AtomicInteger();
    return new ForkJoinPool(
        parallelism,
        pool -> {
          var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
          thread.setName(name + "-" + number.incrementAndGet());
          return thread;
        },
        null,
        asyncMode);
  }

  private String callbackName() {
    return strategy.id() + "-callback";
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
