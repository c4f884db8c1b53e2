package dev.threadmill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An arm that more often ran first, or more often after the one that heats the machine, would be
 * judged for that.
 */
final class WilliamsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 15})
  void rows_eachHasEveryTreatmentOnce(int n) {
    assertThat(Williams.rows(n))
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, n).boxed().toList()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 15})
  void rows_everyTreatmentIsInEveryPlaceEquallyOften(int n) {
    var rows = Williams.rows(n);

    var counts = new HashMap<List<Integer>, Integer>();
    for (var row : rows) {
      for (int place = 0; place < n; place++) {
        counts.merge(List.of(place, row.get(place)), 1, Integer::sum);
      }
    }
    assertThat(counts).hasSize(n * n);
    assertThat(counts.values()).containsOnly(rows.size() / n);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 15})
  void rows_everyTreatmentFollowsEveryOtherEquallyOften(int n) {
    var rows = Williams.rows(n);

    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (var row : rows) {
      for (int place = 1; place < n; place++) {
        counts.merge(List.of(row.get(place - 1), row.get(place)), 1, Integer::sum);
      }
    }
    assertThat(counts).hasSize(n * (n - 1));
    assertThat(counts.values()).containsOnly(rows.size() / n);
  }

  /** The first row of the design for four as Williams gives it. */
  @Test
  void rows_ofFour_startFromBothEnds() {
    assertThat(Williams.rows(4).getFirst()).containsExactly(0, 1, 3, 2);
  }

  @Test
  void rows_oddCount_takeTwiceAsMany() {
    assertThat(Williams.rows(4)).hasSize(4);
    assertThat(Williams.rows(5)).hasSize(10);
    assertThat(Williams.rows(1)).containsExactly(List.of(0));
  }
}
