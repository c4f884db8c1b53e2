package dev.threadmill.coroutine;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lazy tools over iterators, infinite ones included.
 *
 * <p>Nothing is pulled before the result is asked for something, and then no more than is needed to
 * answer. A source belongs to its tool from then on. The tools do not close a source: a {@link
 * Generator} is closed by whoever made it.
 */
public final class IteratorTools {
  private IteratorTools() {}

  /**
   * Returns the elements before the first that fails {@code predicate}. That one has been pulled
   * from the source when the result ends.
   */
  public static <T extends @Nullable Object> Iterator<T> takeWhile(
      Iterator<T> source, Predicate<? super T> predicate) {
    return stream(source).takeWhile(predicate).iterator();
  }

  /** Returns the elements that pass {@code predicate}. */
  public static <T extends @Nullable Object> Iterator<T> filter(
      Iterator<T> source, Predicate<? super T> predicate) {
    return stream(source).filter(predicate).iterator();
  }

  /** Returns the elements that fail {@code predicate}. */
  public static <T extends @Nullable Object> Iterator<T> filterFalse(
      Iterator<T> source, Predicate<? super T> predicate) {
    return stream(source).filter(predicate.negate()).iterator();
  }

  /** Returns the first element, then each element combined with the result before it. */
  public static <T extends @Nullable Object> Iterator<T> accumulate(
      Iterator<T> source, BinaryOperator<T> operator) {
    return new Accumulation<>(source, operator);
  }

  /** Returns the elements of every source in turn. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public static <T extends @Nullable Object> Iterator<T> chain(Iterator<? extends T>... sources) {
    return new Chain<>(Arrays.stream(sources).iterator());
  }

  /**
   * Returns every way to choose one element from each source, the last source varying fastest.
   *
   * <p>Elements are pulled when a combination first needs them and are kept after that. Of no
   * sources there is one combination, the empty one.
   *
   * @param repeat how many times the row of sources is repeated, at least 0
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public static <T extends @Nullable Object> Iterator<List<T>> product(
      int repeat, Iterator<? extends T>... sources) {
    if (repeat < 0) {
      throw new IllegalArgumentException("repeat must be at least 0: " + repeat);
    }
    var pools = Arrays.stream(sources).map(source -> new Product.Pool<T>(source)).toList();
    return new Product<>(
        Collections.nCopies(repeat, pools).stream().flatMap(List::stream).toList());
  }

  /**
   * Returns the runs of consecutive elements whose keys are equal.
   *
   * <p>A run is as lazy as the rest: it shares the source, so that even a run without end can be
   * read. Asking for the next run, or whether there is one, skips what was not read of the one
   * before, which then has no more elements.
   */
  public static <K extends @Nullable Object, T extends @Nullable Object>
      Iterator<Run<K, T>> groupBy(Iterator<T> source, Function<? super T, ? extends K> key) {
    return new Runs<>(source, key);
  }

  /**
   * A run of consecutive elements with one key.
   *
   * @param key the key of all its elements
   * @param elements the elements, to be read before the next run is asked for
   */
  public record Run<K extends @Nullable Object, T extends @Nullable Object>(
      K key, Iterator<T> elements) {}

  private static <T extends @Nullable Object> Stream<T> stream(Iterator<T> source) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(source, 0), false);
  }

  private static final class Accumulation<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<T> source;
    private final BinaryOperator<T> operator;
    private boolean begun;
    private @Nullable T result;

    Accumulation(Iterator<T> source, BinaryOperator<T> operator) {
      this.source = source;
      this.operator = operator;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    @SuppressWarnings("NullAway") // Once begun, the result is a T.
    public T next() {
      T element = source.next();
      result = begun ? operator.apply(result, element) : element;
      begun = true;
      return result;
    }
  }

  private static final class Chain<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<Iterator<? extends T>> rest;
    private Iterator<? extends T> current = Collections.emptyIterator();

    Chain(Iterator<Iterator<? extends T>> sources) {
      rest = sources;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext()) {
        if (!rest.hasNext()) {
          return false;
        }
        current = rest.next();
      }
      return true;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the last of the chained iterators has ended");
      }
      return current.next();
    }
  }
}
