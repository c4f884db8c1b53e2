package dev.threadmill.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.strategy.Strategy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids are for ever: results name their arms by them. */
final class SourceTest {

  @ParameterizedTest
  @EnumSource(Source.class)
  void find_ofItsId_isTheSource(Source source) {
    assertThat(Source.find(source.toString())).contains(source);
  }

  @Test
  void ids_areNoStrategies() {
    assertThat(Arrays.stream(Strategy.values()).map(Strategy::id))
        .doesNotContainAnyElementsOf(Arrays.stream(Source.values()).map(Source::toString).toList());
  }

  @Test
  void find_ofAnUnknownId_isEmpty() {
    assertThat(Source.find("platform-pool")).isEmpty();
    assertThat(Source.find("VIRTUAL")).isEmpty();
  }

  @Test
  void sourceKinds_areToldApart() {
    assertThat(Source.VIRTUAL_PARK.virtual()).isTrue();
    assertThat(Source.VIRTUAL_PARK.primitive()).isTrue();
    assertThat(Source.VIRTUAL_PARK.onDemand()).isFalse();
    assertThat(Source.VIRTUAL_PARK_ON_DEMAND.onDemand()).isTrue();
    assertThat(Source.VIRTUAL_PARK_ON_DEMAND.label())
        .isEqualTo("park/unpark, virtual threads, on demand");
    assertThat(Source.PLATFORM.virtual()).isFalse();
    assertThat(Source.PLATFORM.primitive()).isFalse();
  }
}
