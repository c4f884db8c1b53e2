package dev.threadmill.handoff;

import dev.threadmill.coroutine.Carrier;
import dev.threadmill.workload.Contender;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the elements 1 to n come from. The list is closed, as that of the executor strategies is.
 *
 * <p>The consumer of a source on virtual threads is a virtual thread too; all others are consumed
 * by a platform thread.
 */
public enum Source implements Contender {
  /** The bound: whatever any other source costs more is the cost of its hand-off. */
  ITERATOR("Iterator, hand-written", "A class with hasNext and next: nothing is handed over.") {
    @Override
    Pulled pulled(int elements, int batch) {
      return Pulled.of(new Counting(elements));
    }
  },

  STREAM("Stream", "The iterator of a sequential stream of boxed numbers.") {
    @Override
    Pulled pulled(int elements, int batch) {
      return Pulled.ofStream(elements);
    }
  },

  CONTINUATION(
      "Generator on a continuation",
      "A generator on the JDK's internal continuation, on the consumer's own thread.") {
    @Override
    Pulled pulled(int elements, int batch) {
      return Pulled.ofGenerator(Carrier.CONTINUATION, elements, batch);
    }
  },

  /** What a generator on a continuation can come down to. */
  BARE_CONTINUATION(
      "Bare continuation",
      "The JDK's internal continuation with nothing around it: a field is set, and it yields.") {
    @Override
    Pulled pulled(int elements, int batch) {
      return Pulled.of(new BareIterator(elements));
    }
  },

  VIRTUAL("Generator on a virtual thread", "A generator whose body has a virtual thread.") {
    @Override
    Pulled pulled(int elements, int batch) {
      return Pulled.ofGenerator(Carrier.VIRTUAL_THREAD, elements, batch);
    }
  },

  VIRTUAL_PARK(HandOff.PARK, Form.VIRTUAL),
  VIRTUAL_SYNCHRONOUS_QUEUE(HandOff.SYNCHRONOUS_QUEUE, Form.VIRTUAL),
  VIRTUAL_EXCHANGER(HandOff.EXCHANGER, Form.VIRTUAL),
  VIRTUAL_LOCK(HandOff.LOCK, Form.VIRTUAL),

  VIRTUAL_PARK_ON_DEMAND(HandOff.PARK, Form.VIRTUAL_ON_DEMAND),
  VIRTUAL_SYNCHRONOUS_QUEUE_ON_DEMAND(HandOff.SYNCHRONOUS_QUEUE, Form.VIRTUAL_ON_DEMAND),
  VIRTUAL_EXCHANGER_ON_DEMAND(HandOff.EXCHANGER, Form.VIRTUAL_ON_DEMAND),
  VIRTUAL_LOCK_ON_DEMAND(HandOff.LOCK, Form.VIRTUAL_ON_DEMAND),

  PLATFORM("Generator on a platform thread", "A generator whose body has a platform thread.") {
    @Override
    Pulled pulled(int elements, int batch) {
      return Pulled.ofGenerator(Carrier.PLATFORM_THREAD, elements, batch);
    }
  },

  PLATFORM_PARK(HandOff.PARK, Form.PLATFORM),
  PLATFORM_SYNCHRONOUS_QUEUE(HandOff.SYNCHRONOUS_QUEUE, Form.PLATFORM),
  PLATFORM_EXCHANGER(HandOff.EXCHANGER, Form.PLATFORM),
  PLATFORM_LOCK(HandOff.LOCK, Form.PLATFORM);

  /** What becomes of a plain hand-off. */
  private enum Form {
    VIRTUAL("virtual threads", "each in a loop of its own"),
    /** Keeps the promise of a generator: nothing is made before it is asked for. */
    VIRTUAL_ON_DEMAND(
        "virtual threads, on demand", "the producer waits until an element is asked for"),
    PLATFORM("platform threads", "each in a loop of its own");

    private final String threads;
    private final String manner;

    Form(String threads, String manner) {
      this.threads = threads;
      this.manner = manner;
    }
  }

  private final String id;
  private final String label;
  private final String description;
  private final Optional<HandOff> handOff;
  private final boolean onDemand;

  Source(String label, String description) {
    this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.label = label;
    this.description = description;
    this.handOff = Optional.empty();
    this.onDemand = true;
  }

  Source(HandOff handOff, Form form) {
    this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.label = "%s, %s".formatted(handOff.label(), form.threads);
    this.description =
        "A producer and a consumer, %s: %s".formatted(form.manner, handOff.description());
    this.handOff = Optional.of(handOff);
    this.onDemand = form == Form.VIRTUAL_ON_DEMAND;
  }

  /** Returns the elements, ready to be pulled by the thread that this source needs. */
  Pulled pulled(int elements, int batch) {
    var made = handOff.orElseThrow();
    return Pulled.of(onDemand ? new OnDemand(made) : made.open(), virtual(), elements);
  }

  /** Returns whether producer and consumer are virtual threads. */
  public boolean virtual() {
    return id.startsWith("virtual");
  }

  /** Returns whether this is a plain hand-off between two threads, with no generator around it. */
  public boolean primitive() {
    return handOff.isPresent();
  }

  /** Returns whether an element is made only when it is asked for. */
  public boolean onDemand() {
    return onDemand;
  }

  /** Returns whether more than one element can cross in one hand-off. */
  public boolean batches() {
    // What hands nothing over is the bound at every batch.
    return !primitive() && this != BARE_CONTINUATION;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String description() {
    return description;
  }

  /** An element at a time is asked for. */
  @Override
  public OptionalInt limitOn(int processors) {
    return OptionalInt.of(1);
  }

  /** Returns the id used in files and on the command line, such as {@code virtual-park}. */
  @Override
  public String toString() {
    return id;
  }

  /** Returns the source of that id, if there is one. */
  public static Optional<Source> find(String id) {
    return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
  }
}
