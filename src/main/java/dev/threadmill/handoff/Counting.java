package dev.threadmill.handoff;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The numbers from 1 on, as one writes an iterator by hand. */
final class Counting implements Iterator<Long> {
  private final long last;
  private long given;

  Counting(long last) {
    this.last = last;
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
    return ++given;
  }
}
