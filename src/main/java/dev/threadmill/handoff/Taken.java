package dev.threadmill.handoff;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** A known number of elements taken from a channel. */
final class Taken implements Iterator<Long> {
  private final Channel channel;
  private int left;

  Taken(Channel channel, int elements) {
    this.channel = channel;
    this.left = elements;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Long next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    try {
      return channel.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while taking an element", e);
    }
  }
}
