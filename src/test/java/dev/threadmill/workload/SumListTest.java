package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every timed operation is checked by this workload; if it accepted a wrong sum, a strategy that
 * loses work would win. Expected sums are worked by hand: n/2 · (n + 1).
 */
final class SumListTest {

  @Test
  void seedList_givesTheSumsOfTheLesson() throws Exception {
    var workload = SumList.parse(SumList.SEED_LIST);
    var results = runAll(workload.batch());
    assertThat(results)
        .containsExactly(
            5_000_050_000L, 500_000_500_000L, 50_000_005_000_000L, 50_000_005_000_000L);
    assertThatCode(() -> workload.verify(results)).doesNotThrowAnyException();
  }

  @Test
  void parse_roundTrips() {
    assertThat(SumList.parse("1+3000000000").list()).containsExactly(1L, 3_000_000_000L);
    assertThat(SumList.parse(SumList.SEED_LIST)).hasToString(SumList.SEED_LIST);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "5+, ''",
    "'1,2', '1,2'",
    "10+x+20, x",
    "0, 0",
    "7+-3, -3",
    "3000000001, 3000000001",
    "99999999999999999999, 99999999999999999999",
    "1e6, 1e6"
  })
  void parse_badNumber_namesItAndTheRange(String text, String part) {
    assertThatThrownBy(() -> SumList.parse(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "list has '"
                + part
                + "'; it needs whole numbers from 1 to 3000000000 separated by +, such as"
                + " 100000+1000000+10000000+10000000");
  }

  @Test
  void constructor_emptyOrTooLong_isRefused() {
    assertThatThrownBy(() -> new SumList(List.of()))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("list has 0 numbers; it needs from 1 to 1000000");
    assertThatThrownBy(() -> new SumList(Collections.nCopies(1_000_001, 1L)))
        .hasMessage("list has 1000001 numbers; it needs from 1 to 1000000");
  }

  @Test
  void verify_wrongSum_namesTaskResultAndExpectation() {
    var workload = SumList.parse("3+4");
    assertThatThrownBy(() -> workload.verify(List.of(6L, 11L)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("task 1, the sum of 1 to 4, returned 11 and not 10");
  }

  @Test
  void verify_resultsInAnotherOrder_isWrong() {
    assertThatThrownBy(() -> SumList.parse("3+4").verify(List.of(10L, 6L)))
        .hasMessage("task 0, the sum of 1 to 3, returned 10 and not 6");
  }

  @Test
  void verify_missingResult_isWrong() {
    assertThatThrownBy(() -> SumList.parse("3+4").verify(List.of(6L)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("1 results came for 2 sums");
  }

  @Test
  void verify_largestNumber_doesNotOverflow() {
    assertThatCode(() -> SumList.parse("3000000000").verify(List.of(4_500_000_001_500_000_000L)))
        .doesNotThrowAnyException();
  }

  private static List<Long> runAll(Batch<Long> batch) throws Exception {
    var results = new ArrayList<Long>();
    for (int i = 0; i < batch.size(); i++) {
      results.add(batch.run(i));
    }
    return results;
  }
}
