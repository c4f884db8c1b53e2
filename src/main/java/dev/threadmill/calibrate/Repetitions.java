package dev.threadmill.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The same experiment many times over, each time with random numbers of its own. */
final class Repetitions {

  private Repetitions() {}

  /**
   * Returns the outcome of each repetition. They run in parallel; the same seed and name give the
   * same outcomes all the same.
   *
   * @param name sets the random numbers of this experiment apart from those of others
   */
  static <T> List<T> of(int count, long seed, String name, Function<SplittableRandom, T> one) {
    long[] seeds =
        new SplittableRandom(seed ^ ((long) name.hashCode() << 20)).longs(count).toArray();
    return Arrays.stream(seeds)
        .parallel()
        .mapToObj(s -> one.apply(new SplittableRandom(s)))
        .toList();
  }
}
