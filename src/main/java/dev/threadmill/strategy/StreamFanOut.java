package dev.threadmill.strategy;

import java.util.List;
import java.util.stream.IntStream;

/** A parallel stream, whose calling thread works beside the common pool. */
final class StreamFanOut implements FanOut {

  @Override
  public <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    // A task that throws would make the stream end while others still run.
    return run.finish(
        IntStream.range(0, run.size()).parallel().mapToObj(run::callOrNote).toArray());
  }
}
