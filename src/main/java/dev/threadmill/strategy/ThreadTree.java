package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** A thread for every node, which starts those below it and waits for them in turn. */
final class ThreadTree implements TreeWalk {
  private final Executor threads;

  /**
   * @param threads starts one for every task
   */
  ThreadTree(Executor threads) {
    this.threads = threads;
  }

  @Override
  public long sum(Skynet.Node root) throws InterruptedException {
    return TreeWalk.await(start(root));
  }

  private FutureTask<Long> start(Skynet.Node node) {
    var task = new FutureTask<>(() -> sumBelow(node));
    threads.execute(task);
    return task;
  }

  private long sumBelow(Skynet.Node node) throws InterruptedException {
    if (node.isLeaf()) {
      return node.first();
    }
    var children = new ArrayList<FutureTask<Long>>(Skynet.CHILDREN);
    for (int i = 0; i < Skynet.CHILDREN; i++) {
      children.add(start(node.child(i)));
    }
    long sum = 0;
    for (var child : children) {
      sum += TreeWalk.await(child);
    }
    return sum;
  }
}
