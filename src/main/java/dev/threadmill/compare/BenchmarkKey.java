package dev.threadmill.compare;

import dev.threadmill.result.JmhMode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is the same benchmark on both sides. A run of ours has the keys of its own {@code
 * jmh-result.json}, so that the two can be compared with each other.
 *
 * @param benchmark the qualified name of the method
 * @param mode what the score is
 * @param params the values of the parameters, by name
 */
record BenchmarkKey(String benchmark, JmhMode mode, SortedMap<String, String> params) {

  BenchmarkKey {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  BenchmarkKey(String benchmark, JmhMode mode, Map<String, String> params) {
    this(benchmark, mode, new TreeMap<>(params));
  }
}
