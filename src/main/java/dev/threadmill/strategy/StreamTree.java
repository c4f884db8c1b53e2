package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.stream.IntStream;

/** Parallel streams within parallel streams. */
final class StreamTree {

  private StreamTree() {}

  static long sum(Skynet.Node node) {
    return node.isLeaf()
        ? node.first()
        : IntStream.range(0, Skynet.CHILDREN).parallel().mapToLong(i -> sum(node.child(i))).sum();
  }
}
