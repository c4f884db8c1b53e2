package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The overhead per task is what is left when the additions are taken away, so the additions must be
 * the same in number however they are cut.
 */
final class SumGrainTest {

  @Test
  void batch_tenInThree_sumsThreeNeighbouringRanges() throws Exception {
    // 1..3, 4..6, 7..10
    assertThat(runAll(new SumGrain(10, 3))).containsExactly(6L, 15L, 34L);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100, 1", "100, 7", "100, 100", "1000000, 999", "100000, 100000"})
  void batch_cutAnyWay_verifies(long total, int tasks) throws Exception {
    var workload = new SumGrain(total, tasks);
    var results = runAll(workload);
    assertThat(results).hasSize(tasks);
    assertThatCode(() -> workload.verify(results)).doesNotThrowAnyException();
  }

  @Test
  void verify_partMissingFromTheSum_isWrong() {
    // 1 + … + 10 = 55
    assertThatThrownBy(() -> new SumGrain(10, 3).verify(List.of(6L, 15L, 33L)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("the 3 parts of the sum of 1 to 10 add up to 54 and not 55");
  }

  @Test
  void verify_otherNumberOfResults_isWrong() {
    assertThatThrownBy(() -> new SumGrain(10, 3).verify(List.of(55L)))
        .isExactlyInstanceOf(WrongResultException.class)
        .hasMessage("1 results came for 3 tasks");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 'total is 0; it needs to be from 1 to 3000000000'",
    "3000000001, 1, 'total is 3000000001; it needs to be from 1 to 3000000000'",
    "10, 0, 'tasks is 0; it needs to be from 1 to 10'",
    "10, 11, 'tasks is 11; it needs to be from 1 to 10'",
    "3000000000, 1000001, 'tasks is 1000001; it needs to be from 1 to 1000000'"
  })
  void constructor_outOfRange_namesTheValueAndTheRange(long total, int tasks, String message) {
    assertThatThrownBy(() -> new SumGrain(total, tasks))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static List<Long> runAll(SumGrain workload) throws Exception {
    var batch = workload.batch();
    var results = new ArrayList<Long>();
    for (int i = 0; i < batch.size(); i++) {
      results.add(batch.run(i));
    }
    return results;
  }
}
