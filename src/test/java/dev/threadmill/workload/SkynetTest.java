package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree that lost or doubled a leaf would be another amount of work under the same name. */
final class SkynetTest {

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1000})
  void root_hasEveryLeafOnceInOrder(int leaves) {
    var found = new ArrayList<Integer>();
    collect(new Skynet(leaves).root(), found);
    assertThat(found).isEqualTo(IntStream.range(0, leaves).boxed().toList());
  }

  /** Sums by hand: 0 + 1 + … + 9, and 999,999 × 1,000,000 ÷ 2. */
  @ParameterizedTest
  @CsvSource({"10, 45", "1000000, 499999500000"})
  void verify_theSumOfTheLeaves_isRight(int leaves, long sum) {
    assertThatCode(() -> new Skynet(leaves).verify(sum)).doesNotThrowAnyException();
  }

  @Test
  void verify_anotherSum_isWrong() {
    assertThatThrownBy(() -> new Skynet(10).verify(55))
        .isInstanceOf(WrongResultException.class)
        .hasMessage("the leaves 0 to 9 add up to 55 and not 45");
  }

  @ParameterizedTest
  @ValueSource(ints = {-10, 0, 1, 11, 500, 10_000_000})
  void constructor_noPowerOfTenInRange_isRefused(int leaves) {
    assertThatThrownBy(() -> new Skynet(leaves))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "leaves is %d; it needs to be a power of ten from 10 to 1000000".formatted(leaves));
  }

  private static void collect(Skynet.Node node, List<Integer> leaves) {
    if (node.isLeaf()) {
      leaves.add(node.first());
      return;
    }
    for (int i = 0; i < Skynet.CHILDREN; i++) {
      collect(node.child(i), leaves);
    }
  }
}
