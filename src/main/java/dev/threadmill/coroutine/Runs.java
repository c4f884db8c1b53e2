package dev.threadmill.coroutine;

import dev.threadmill.coroutine.IteratorTools.Run;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Splits a source where its elements' key changes, looking one element ahead. */
final class Runs<K extends @Nullable Object, T extends @Nullable Object>
    implements Iterator<Run<K, T>> {
  private final Iterator<T> source;
  private final Function<? super T, ? extends K> keyOf;

  /** The element looked at, the first that no run has given out, or null. */
  private @Nullable Ahead<K, T> ahead;

  private @Nullable Elements current;

  Runs(Iterator<T> source, Function<? super T, ? extends K> keyOf) {
    this.source = source;
    this.keyOf = keyOf;
  }

  private record Ahead<K extends @Nullable Object, T extends @Nullable Object>(K key, T element) {}

  private @Nullable Ahead<K, T> peek() {
    if (ahead == null && source.hasNext()) {
      T element = source.next();
      ahead = new Ahead<>(keyOf.apply(element), element);
    }
    return ahead;
  }

  @Override
  public boolean hasNext() {
    if (current != null) {
      current.skip();
      current = null;
    }
    return peek() != null;
  }

  @Override
  public Run<K, T> next() {
    Ahead<K, T> first = hasNext() ? ahead : null;
    if (first == null) {
      throw new NoSuchElementException("no more runs");
    }
    current = new Elements(first.key());
    return new Run<>(first.key(), current);
  }

  private final class Elements implements Iterator<T> {
    private final K key;
    private boolean ended;

    Elements(K key) {
      this.key = key;
    }

    @Override
    public boolean hasNext() {
      if (!ended) {
        Ahead<K, T> found = peek();
        ended = found == null || !Objects.equals(found.key(), key);
      }
      return !ended;
    }

    @Override
    public T next() {
      Ahead<K, T> found = hasNext() ? ahead : null;
      if (found == null) {
        throw new NoSuchElementException("the run has ended");
      }
      ahead = null;
      return found.element();
    }

    @Override
    public String toString() {
      return "lazy";
    }

    void skip() {
      while (hasNext()) {
        ahead = null;
      }
    }
  }
}
