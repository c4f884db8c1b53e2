package dev.threadmill.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of treatments in which each treatment stands once in every row, equally often in every place
 * and equally often right after every other (Williams, "Experimental designs balanced for the
 * estimation of residual effects of treatments", 1949).
 */
final class Williams {

  private Williams() {}

  /**
   * Returns the design for treatments 0 to n − 1: n rows, or 2n if n is odd, which is the fewest
   * with which every treatment follows every other equally often.
   */
  static List<List<Integer>> rows(int n) {
    var rows = new ArrayList<List<Integer>>();
    for (int shift = 0; shift < n; shift++) {
      rows.add(row(n, shift));
    }
    if (n % 2 == 1 && n > 1) {
      for (int shift = 0; shift < n; shift++) {
        var mirrored = new ArrayList<>(row(n, shift));
        Collections.reverse(mirrored);
        rows.add(mirrored);
      }
    }
    return rows;
  }

  /** Zigzags from both ends, 0, 1, n − 1, 2, n − 2, …, and adds the shift to each. */
  private static List<Integer> row(int n, int shift) {
    var row = new ArrayList<Integer>();
    for (int place = 0; place < n; place++) {
      int zigzag = place % 2 == 1 ? (place + 1) / 2 : (n - place / 2) % n;
      row.add((zigzag + shift) % n);
    }
    return row;
  }
}
