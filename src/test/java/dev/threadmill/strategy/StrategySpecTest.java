package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Specs are typed by people and stored in results: a typo must be answered with what would do, and
 * a stored spec must mean the same strategy for ever.
 */
final class StrategySpecTest {
  private static final String VALID =
      "; the valid strategies are sequential, platform-per-task, platform-pool[:K],"
          + " platform-cached, fork-join[:K], fork-join-async[:K], common-pool, parallel-stream,"
          + " completable-default, completable-pool[:K], completable-virtual, completable-async,"
          + " virtual-per-task, virtual-limited[:K], structured";

  @ParameterizedTest
  @EnumSource
  void parse_idAlone_roundTripsWithTheSizeOmitted(Strategy strategy) {
    var spec = StrategySpec.parse(strategy.id());
    assertThat(spec).isEqualTo(new StrategySpec(strategy, OptionalInt.empty()));
    assertThat(spec).hasToString(strategy.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "platform-pool:1",
        "fork-join:32767",
        "fork-join-async:2",
        "completable-pool:200",
        "virtual-limited:100000"
      })
  void parse_withSize_roundTrips(String text) {
    assertThat(StrategySpec.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pool", "Sequential", " sequential", "virtual_per_task", "pool:3"})
  void parse_unknownStrategy_namesItAndTheValidOnes(String text) {
    assertThatThrownBy(() -> StrategySpec.parse(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown strategy '" + text + "'" + VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100001", "", "x", "3:4", "99999999999", "1.5"})
  void parse_sizeOutOfRange_namesItAndTheRange(String size) {
    assertThatThrownBy(() -> StrategySpec.parse("platform-pool:" + size))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("strategy 'platform-pool:" + size + "' needs a size from 1 to 100000" + VALID);
  }

  @Test
  void parse_moreWorkersThanAForkJoinPoolCanHave_isRefused() {
    assertThatThrownBy(() -> StrategySpec.parse("fork-join:32768"))
        .hasMessageStartingWith("strategy 'fork-join:32768' needs a size from 1 to 32767;");
  }

  @Test
  void parse_sizeOnAnUnsizedStrategy_isRefused() {
    assertThatThrownBy(() -> StrategySpec.parse("virtual-per-task:8"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("strategy 'virtual-per-task:8' takes no size" + VALID);
  }

  @Test
  void constructor_badSize_isRefusedToo() {
    assertThatThrownBy(() -> new StrategySpec(Strategy.PLATFORM_POOL, OptionalInt.of(0)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StrategySpec(Strategy.COMMON_POOL, OptionalInt.of(2)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sizeOn_omitted_isTheNumberOfProcessors() {
    assertThat(StrategySpec.parse("virtual-limited").sizeOn(6)).isEqualTo(6);
    assertThat(StrategySpec.parse("virtual-limited:9").sizeOn(6)).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "sequential, 1, 1",
    "sequential, 8, 1",
    "platform-pool, 8, 8",
    "platform-pool:200, 8, 200",
    "fork-join:3, 8, 3",
    "fork-join-async:3, 8, 3",
    "completable-pool:5, 8, 5",
    "virtual-limited:7, 8, 7",
    "common-pool, 8, 8",
    "common-pool, 1, 2",
    "parallel-stream, 2, 2",
    "completable-default, 8, 7"
  })
  void limitOn_boundedStrategy(String spec, int processors, int limit) {
    assertThat(StrategySpec.parse(spec).limitOn(processors)).hasValue(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "platform-per-task",
        "platform-cached",
        "completable-virtual",
        "completable-async",
        "virtual-per-task",
        "structured"
      })
  void limitOn_unboundedStrategy_isEmpty(String spec) {
    assertThat(StrategySpec.parse(spec).limitOn(8)).isEmpty();
  }

  @Test
  void meaningOn_completableDefault_saysWhatThatJvmDoes() {
    assertThat(StrategySpec.parse("completable-default").meaningOn(21, 2))
        .startsWith("supplyAsync without an executor, which on Java 21 with 2 processors is");
    assertThat(StrategySpec.parse("fork-join:3").meaningOn(25, 2))
        .isEqualTo(Strategy.FORK_JOIN.description());
  }

  @ParameterizedTest
  @EnumSource
  void open_strategyThatThisJvmHasNotTheMeansFor_isRefusedWithTheReason(Strategy strategy) {
    var reason = strategy.whyUnavailable();
    assumeThat(reason).isPresent();
    assertThatThrownBy(() -> StrategySpec.parse(strategy.id()).open())
        .isExactlyInstanceOf(UnavailableStrategyException.class)
        .hasMessage("strategy '%s' cannot run here: %s", strategy.id(), reason.orElseThrow());
  }

  /** Without this, scopes that are no longer found would only be skipped everywhere. */
  @Test
  void whyUnavailable_isEmptyButForStructuredBeforeJava25() {
    int java = Runtime.version().feature();
    var unavailable =
        Arrays.stream(Strategy.values()).filter(s -> s.whyUnavailable().isPresent()).toList();
    if (java < 25) {
      assertThat(unavailable).containsExactly(Strategy.STRUCTURED);
      assertThat(Strategy.STRUCTURED.whyUnavailable())
          .hasValue(
              "it needs StructuredTaskScope as it is since Java 25, and this is Java " + java);
    } else if (java == 25) {
      assertThat(unavailable).isEmpty();
    }
  }

  @Test
  void labelsAndIds_areDistinct() {
    var names = new HashSet<String>();
    for (var strategy : Strategy.values()) {
      assertThat(names.add(strategy.id())).isTrue();
      assertThat(names.add(strategy.label())).isTrue();
      assertThat(strategy.description()).endsWith(".").isNotEqualTo(strategy.label());
    }
    assertThat(Arrays.stream(Strategy.values()).filter(Strategy::nonBlocking))
        .containsExactly(Strategy.COMPLETABLE_ASYNC);
  }
}
