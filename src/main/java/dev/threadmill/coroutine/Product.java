package dev.threadmill.coroutine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Counts through pools like an odometer, the last pool fastest. */
final class Product<T extends @Nullable Object> implements Iterator<List<T>> {
  private final List<Pool<T>> pools;

  /** Which element of each pool stands in the combination that {@link #next} returns. */
  private final int[] indices;

  /** Whether {@code indices} names a combination that has not been returned. */
  private boolean ready;

  private boolean begun;
  private boolean ended;

  Product(List<Pool<T>> pools) {
    this.pools = pools;
    this.indices = new int[pools.size()];
  }

  @Override
  public boolean hasNext() {
    if (!ready && !ended) {
      ready = begun ? increment() : pools.stream().allMatch(pool -> pool.has(0));
      begun = true;
      ended = !ready;
    }
    return ready;
  }

  private boolean increment() {
    for (int i = indices.length - 1; i >= 0; i--) {
      if (pools.get(i).has(indices[i] + 1)) {
        indices[i]++;
        return true;
      }
      indices[i] = 0;
    }
    return false;
  }

  @Override
  public List<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more combinations");
    }
    ready = false;
    var combination = new ArrayList<T>(indices.length);
    for (int i = 0; i < indices.length; i++) {
      combination.add(pools.get(i).get(indices[i]));
    }
    return Collections.unmodifiableList(combination);
  }

  /** The elements of a source as far as they have been needed. */
  static final class Pool<T extends @Nullable Object> {
    private final Iterator<? extends T> source;
    private final List<T> pulled = new ArrayList<>();

    Pool(Iterator<? extends T> source) {
      this.source = source;
    }

    boolean has(int index) {
      while (pulled.size() <= index && source.hasNext()) {
        pulled.add(source.next());
      }
      return index < pulled.size();
    }

    T get(int index) {
      return pulled.get(index);
    }
  }
}
