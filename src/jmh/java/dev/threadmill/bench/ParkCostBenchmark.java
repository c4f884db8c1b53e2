package dev.threadmill.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to park one thread and wake another? Two threads of the same kind pass a turn
 * to and fro; the score is microseconds per turn, which is one unpark and one park.
 *
 * <p>{@code platform} is the reference. Starting the two is in the score, divided by the turns.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar ParkCost
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ParkCostBenchmark {
  private static final int TURNS = 2_000;

  @Param({"platform", "virtual"})
  String thread;

  private volatile int turn;

  @Benchmark
  @OperationsPerInvocation(TURNS)
  public int passTurns() throws InterruptedException {
    turn = 0;
    var kind = ThreadKind.parse(thread);
    var threads = new Thread[2];
    threads[0] = kind.unstarted(() -> take(0, threads));
    threads[1] = kind.unstarted(() -> take(1, threads));
    threads[0].start();
    threads[1].start();
    threads[0].join();
    threads[1].join();
    if (turn != TURNS) {
      throw new IllegalStateException(turn + " turns were taken and not " + TURNS);
    }
    return turn;
  }

  /** Takes every second turn; only the thread whose turn it is writes it. */
  private void take(int first, Thread[] threads) {
    for (int mine = first; mine < TURNS; mine += 2) {
      while (turn != mine) {
        LockSupport.park(this);
      }
      turn = mine + 1;
      LockSupport.unpark(threads[1 - first]);
    }
  }
}
