package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.ArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** A scope for every inner node, which forks those below it and joins. */
final class StructuredTree implements TreeWalk {
  private final ThreadFactory threads;

  StructuredTree(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public long sum(Skynet.Node node) throws InterruptedException {
    if (node.isLeaf()) {
      return node.first();
    }
    try (var scope = TaskScope.open(threads)) {
      var children = new ArrayList<Supplier<Long>>(Skynet.CHILDREN);
      for (int i = 0; i < Skynet.CHILDREN; i++) {
        var child = node.child(i);
        children.add(scope.fork(() -> sum(child)));
      }
      scope.join();
      long sum = 0;
      for (var child : children) {
        sum += child.get();
      }
      return sum;
    }
  }
}
