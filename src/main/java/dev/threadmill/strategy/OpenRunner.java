package dev.threadmill.strategy;

import dev.threadmill.workload.Batch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * A fan-out together with the executors that live and end with it.
 *
 * @param workers close with the runner; empty if the tasks run on threads of someone else
 * @param callbackThreads may be one of the workers
 */
record OpenRunner(FanOut fanOut, List<ExecutorService> workers, ExecutorService callbackThreads)
    implements BatchRunner {

  @Override
  public <T> List<T> run(Batch<T> batch) throws BatchFailedException, InterruptedException {
    return fanOut.run(new BatchRun<>(batch));
  }

  @Override
  public Optional<Executor> executor() {
    return fanOut.executor();
  }

  @Override
  public Executor callbacks() {
    return callbackThreads;
  }

  @Override
  public void close() {
    workers.forEach(ExecutorService::close);
    callbackThreads.close();
  }
}
