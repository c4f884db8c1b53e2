package dev.threadmill.handoff;

import dev.threadmill.coroutine.Carrier;
import dev.threadmill.coroutine.Generator;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * Elements to be pulled by one consumer, and what must be ended after that.
 *
 * @param elements the elements
 * @param end waits for the producer's end, or brings it about
 */
record Pulled(Iterator<Long> elements, Ending end) {

  /** Ends a source. */
  interface Ending {
    void end() throws InterruptedException;
  }

  static Pulled of(Iterator<Long> elements) {
    return new Pulled(elements, () -> {});
  }

  static Pulled ofStream(int elements) {
    var stream = LongStream.rangeClosed(1, elements).boxed();
    return new Pulled(stream.iterator(), stream::close);
  }

  static Pulled ofGenerator(Carrier carrier, int elements, int batch) {
    var generator =
        Generator.<Long>of(
            carrier,
            batch,
            out -> {
              for (long n = 1; n <= elements; n++) {
                out.yield(n);
              }
            });
    return new Pulled(generator, generator::close);
  }

  /** Starts the producer. */
  static Pulled of(Channel channel, boolean virtual, int elements) {
    var builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon(true);
    var producer = builder.name("producer").start(() -> produce(channel, elements));
    return new Pulled(
        new Taken(channel, elements),
        () -> {
          // Has nothing left to do, unless the consumer gave up.
          producer.interrupt();
          producer.join();
        });
  }

  private static void produce(Channel channel, int elements) {
    try {
      for (long n = 1; n <= elements; n++) {
        channel.put(n);
      }
    } catch (InterruptedException e) {
      // The consumer has gone.
      Thread.currentThread().interrupt();
    }
  }
}
