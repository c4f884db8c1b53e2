package dev.threadmill.handoff;

import dev.threadmill.coroutine.BareContinuation;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The numbers from 1 on, out of a continuation with nothing around it. */
final class BareIterator implements Iterator<Long> {
  private final long last;
  private final BareContinuation continuation = new BareContinuation(this::body);
  private long given;
  private long element;

  BareIterator(long last) {
    this.last = last;
  }

  private void body() {
    for (long n = 1; n <= last; n++) {
      element = n;
      BareContinuation.suspend();
    }
  }

  @Override
  public boolean hasNext() {
    return given < last;
  }

  @Override
  public Long next() {
    if (given == last) {
      throw new NoSuchElementException();
    }
    given++;
    continuation.run();
    return element;
  }
}
