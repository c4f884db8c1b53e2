package dev.threadmill.machine.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Spins fixed work on all processors at once and times each piece of it. */
final class NoiseProbe {
  private static final int SAMPLES = 30;

  /** Long enough for the loop to be compiled. */
  private static final long WARM_UP_NS = 300_000_000;

  private static final int PIECE = 100_000;

  private NoiseProbe() {}

  /**
   * Takes the time given, and something before for the warm-up.
   *
   * @param processors one thread for each
   * @param time for all samples of a thread together
   * @return the times in nanoseconds, a list for each thread
   * @throws InterruptedException if the calling thread is interrupted
   */
  static List<double[]> measure(int processors, Duration time) throws InterruptedException {
    long pieces = piecesPerSample(time.toNanos() / SAMPLES);
    var start = new CyclicBarrier(processors);
    var spinning = new ArrayList<Future<double[]>>();
    try (var executor = Executors.newFixedThreadPool(processors)) {
      for (int i = 0; i < processors; i++) {
        spinning.add(
            executor.submit(
                () -> {
                  start.await();
                  return samples(pieces);
                }));
      }
      var all = new ArrayList<double[]>();
      for (var one : spinning) {
        all.add(one.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("spinning cannot fail", e);
    }
  }

  private static double[] samples(long pieces) {
    var times = new double[SAMPLES];
    long state = 1;
    for (int i = 0; i < SAMPLES; i++) {
      long start = System.nanoTime();
      state = spin(state, pieces);
      times[i] = System.nanoTime() - start;
    }
    // Without a use of the result there would be no work to time. Such a state never becomes 0.
    return state == 0 ? new double[0] : times;
  }

  /** Warms the loop up, and finds how much of it makes a sample. */
  private static long piecesPerSample(long sampleNs) {
    long state = 1;
    long warm = System.nanoTime();
    while (System.nanoTime() - warm < WARM_UP_NS) {
      state = spin(state, 1);
    }
    long pieces = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < sampleNs && state != 0) {
      state = spin(state, 1);
      pieces++;
    }
    return pieces;
  }

  /** Marsaglia's xorshift: each step needs the one before it, so none can be left out. */
  private static long spin(long from, long pieces) {
    long x = from;
    for (long piece = 0; piece < pieces; piece++) {
      for (int i = 0; i < PIECE; i++) {
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
      }
    }
    return x;
  }
}
