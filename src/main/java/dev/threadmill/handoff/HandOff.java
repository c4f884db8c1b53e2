package dev.threadmill.handoff;

import java.util.concurrent.Exchanger;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK offers to hand an element from one thread to another, used as its users would: each
 * side in a loop of its own, so that the producer may be making the next element while the consumer
 * uses the last one. A generator may not: its body runs only when an element is asked for.
 */
enum HandOff {
  PARK("park/unpark", "a slot, LockSupport.park while it is full or empty, unpark of the other.") {
    @Override
    Channel open() {
      return new ParkChannel();
    }
  },

  SYNCHRONOUS_QUEUE("SynchronousQueue", "put and take.") {
    @Override
    Channel open() {
      var queue = new SynchronousQueue<Long>();
      return new Channel() {
        @Override
        public void put(Long element) throws InterruptedException {
          queue.put(element);
        }

        @Override
        public Long take() throws InterruptedException {
          return queue.take();
        }
      };
    }
  },

  EXCHANGER("Exchanger", "an element exchanged for nothing.") {
    @Override
    Channel open() {
      var exchanger = new Exchanger<Long>();
      return new Channel() {
        @Override
        public void put(Long element) throws InterruptedException {
          Long unused = exchanger.exchange(element);
        }

        @Override
        public Long take() throws InterruptedException {
          return exchanger.exchange(0L);
        }
      };
    }
  },

  LOCK("lock and condition", "a slot under a ReentrantLock with two conditions.") {
    @Override
    Channel open() {
      return new LockChannel();
    }
  };

  private final String label;
  private final String description;

  HandOff(String label, String description) {
    this.label = label;
    this.description = description;
  }

  String label() {
    return label;
  }

  String description() {
    return description;
  }

  /** Returns a channel for one producer and one consumer. */
  abstract Channel open();

  private static final class ParkChannel implements Channel {
    private volatile @Nullable Long slot;
    private volatile @Nullable Thread producer;
    private volatile @Nullable Thread consumer;

    @Override
    public void put(Long element) throws InterruptedException {
      if (producer == null) {
        producer = Thread.currentThread();
      }
      while (slot != null) {
        LockSupport.park(this);
        stopIfInterrupted();
      }
      slot = element;
      LockSupport.unpark(consumer);
    }

    @Override
    public Long take() throws InterruptedException {
      if (consumer == null) {
        consumer = Thread.currentThread();
      }
      Long element = slot;
      while (element == null) {
        LockSupport.park(this);
        stopIfInterrupted();
        element = slot;
      }
      slot = null;
      LockSupport.unpark(producer);
      return element;
    }

    private static void stopIfInterrupted() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static final class LockChannel implements Channel {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition full = lock.newCondition();
    private final Condition empty = lock.newCondition();
    private @Nullable Long slot;

    @Override
    public void put(Long element) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (slot != null) {
          empty.await();
        }
        slot = element;
        full.signal();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Long take() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        Long element = slot;
        while (element == null) {
          full.await();
          element = slot;
        }
        slot = null;
        empty.signal();
        return element;
      } finally {
        lock.unlock();
      }
    }
  }
}
