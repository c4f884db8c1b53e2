package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** A way through a tree together with the runner whose threads it takes. */
record OpenTreeRunner(BatchRunner threads, TreeWalk walk) implements TreeRunner {

  static TreeRunner open(StrategySpec spec) {
    if (!spec.strategy().runsTrees()) {
      throw new IllegalArgumentException(
          "strategy '%s' cannot run tasks that wait for tasks of their own".formatted(spec));
    }
    var threads = spec.open();
    return new OpenTreeRunner(threads, walk(spec.strategy(), threads));
  }

  @Override
  public long sum(Skynet.Node root) throws InterruptedException {
    return walk.sum(root);
  }

  @Override
  public void close() {
    threads.close();
  }

  private static TreeWalk walk(Strategy strategy, BatchRunner threads) {
    return switch (strategy) {
      case SEQUENTIAL -> OpenTreeRunner::sequentially;
      case PARALLEL_STREAM -> StreamTree::sum;
      case FORK_JOIN, FORK_JOIN_ASYNC, COMMON_POOL ->
          new ForkJoinTree((ForkJoinPool) executor(threads));
      case COMPLETABLE_DEFAULT, COMPLETABLE_POOL, COMPLETABLE_VIRTUAL ->
          new CompletableTree(executor(threads));
      case VIRTUAL_PER_TASK -> new ThreadTree(executor(threads));
      case STRUCTURED -> new StructuredTree(Thread.ofVirtual().name(strategy.id()).factory());
      case PLATFORM_PER_TASK, PLATFORM_POOL, PLATFORM_CACHED, VIRTUAL_LIMITED, COMPLETABLE_ASYNC ->
          throw new IllegalStateException(strategy + " runs no trees");
    };
  }

  private static Executor executor(BatchRunner threads) {
    return threads.executor().orElseThrow();
  }

  private static long sequentially(Skynet.Node node) {
    if (node.isLeaf()) {
      return node.first();
    }
    long sum = 0;
    for (int i = 0; i < Skynet.CHILDREN; i++) {
      sum += sequentially(node.child(i));
    }
    return sum;
  }
}
