package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * An asynchronous stage for every node, composed: no thread ever waits for the nodes below its own.
 */
final class CompletableTree implements TreeWalk {
  private final Executor executor;

  CompletableTree(Executor executor) {
    this.executor = executor;
  }

  @Override
  public long sum(Skynet.Node root) throws InterruptedException {
    return TreeWalk.await(start(root));
  }

  private CompletableFuture<Long> start(Skynet.Node node) {
    return CompletableFuture.completedFuture(node).thenComposeAsync(this::startBelow, executor);
  }

  private CompletableFuture<Long> startBelow(Skynet.Node node) {
    if (node.isLeaf()) {
      return CompletableFuture.completedFuture((long) node.first());
    }
    var sum = start(node.child(0));
    for (int i = 1; i < Skynet.CHILDREN; i++) {
      sum = sum.thenCombine(start(node.child(i)), Long::sum);
    }
    return sum;
  }
}
