package dev.threadmill.handoff;

/** Hands elements from one thread to one other, without room for any in between. */
interface Channel {
  /** Hands an element over; may return before it has been taken, but never two ahead of it. */
  void put(Long element) throws InterruptedException;

  /** Returns the next element as soon as it is there. */
  Long take() throws InterruptedException;
}
