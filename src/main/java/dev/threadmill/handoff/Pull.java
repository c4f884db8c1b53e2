package dev.threadmill.handoff;

import dev.threadmill.workload.WrongResultException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Every element of a source pulled one by one and added up.
 *
 * @param source where the elements come from
 * @param elements how many there are, from 1 to 100 million
 * @param batch how many cross in one hand-off, from 1 to 1024; more than 1 only for a source that
 *     {@linkplain Source#batches() batches}
 */
public record Pull(Source source, int elements, int batch) {
  private static final int MOST_ELEMENTS = 100_000_000;

  /**
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Pull {
    if (elements < 1 || elements > MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "elements is %d; it needs to be from 1 to %d".formatted(elements, MOST_ELEMENTS));
    }
    if (batch > 1 && !source.batches()) {
      throw new IllegalArgumentException(
          "%s hands over one element at a time; batch is %d".formatted(source, batch));
    }
  }

  /**
   * Makes the source, pulls all of its elements, ends it, and returns their sum.
   *
   * @throws InterruptedException if the caller is interrupted
   * @throws ExecutionException if a virtual consumer fails; its cause says why
   */
  public long sum() throws InterruptedException, ExecutionException {
    if (!source.virtual()) {
      return pullAll();
    }
    var consumer = new FutureTask<>(this::pullAll);
    Thread.ofVirtual().name("consumer").start(consumer);
    return consumer.get();
  }

  private long pullAll() throws InterruptedException {
    var pulled = source.pulled(elements, batch);
    try {
      long sum = 0;
      for (var it = pulled.elements(); it.hasNext(); ) {
        sum += it.next();
      }
      return sum;
    } finally {
      pulled.end().end();
    }
  }

  /**
   * Checks a sum.
   *
   * @throws WrongResultException if an element was lost, doubled or changed
   */
  public void verify(long sum) throws WrongResultException {
    long expected = (long) elements * (elements + 1) / 2;
    if (sum != expected) {
      throw new WrongResultException(
          "the elements 1 to %d of %s add up to %d and not %d"
              .formatted(elements, source, sum, expected));
    }
  }
}
