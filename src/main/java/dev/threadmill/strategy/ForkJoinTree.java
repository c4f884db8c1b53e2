package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/**
 * A RecursiveTask for every node, which forks all but one of those below it and helps meanwhile.
 */
final class ForkJoinTree implements TreeWalk {
  private final ForkJoinPool pool;

  ForkJoinTree(ForkJoinPool pool) {
    this.pool = pool;
  }

  @Override
  public long sum(Skynet.Node root) throws InterruptedException {
    return TreeWalk.await(pool.submit(new Sum(root)));
  }

  @SuppressWarnings("serial") // Never serialized; the superclass is for history's sake.
  private static final class Sum extends RecursiveTask<Long> {
    private final Skynet.Node node;

    Sum(Skynet.Node node) {
      this.node = node;
    }

    @Override
    protected Long compute() {
      if (node.isLeaf()) {
        return (long) node.first();
      }
      var children = new Sum[Skynet.CHILDREN];
      for (int i = 0; i < children.length; i++) {
        children[i] = new Sum(node.child(i));
      }
      invokeAll(children);
      long sum = 0;
      for (var child : children) {
        sum += child.getRawResult();
      }
      return sum;
    }
  }
}
