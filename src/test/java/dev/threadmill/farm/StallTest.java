package dev.threadmill.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A stall at another time than stated would make every figure worked out from it wrong, and the
 * open loop would be blamed.
 */
final class StallTest {
  private static final Stall STALL = Stall.parse("200ms@5s");
  private static final long MS = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100, 100",
    "4999, 4999",
    "5000, 5200",
    "5199, 5200",
    "5200, 5200",
    "5201, 5201",
    "10100, 10200",
    "12500, 12500",
  })
  void releaseNs_holdsBackWhatFallsDueInAStall(long dueMillis, long releasedMillis) {
    assertThat(STALL.releaseNs(dueMillis * MS)).isEqualTo(releasedMillis * MS);
  }

  @Test
  void clock_countsFromTheFirstRequest() {
    var clock = new StallClock(Optional.of(STALL));
    assertThat(clock.releaseNs(-7_000 * MS, -6_990 * MS)).isEqualTo(-6_990 * MS);
    assertThat(clock.releaseNs(-2_100 * MS, -2_000 * MS)).isEqualTo(-1_800 * MS);
  }

  @Test
  void clock_ofAFarmThatIsNeverSilent_changesNothing() {
    var clock = new StallClock(Optional.empty());
    assertThat(clock.releaseNs(0, 5_100 * MS)).isEqualTo(5_100 * MS);
  }

  @Test
  void spec_readsBackAsTheSame() {
    assertThat(Stall.parse(STALL.spec())).isEqualTo(STALL);
  }

  @ParameterizedTest
  @CsvSource({"200ms", "0ms@5s", "5s@5s", "-1ms@5s", "200ms@5m"})
  void parse_whatIsNoStall_saysSo(String spec) {
    assertThatIllegalArgumentException().isThrownBy(() -> Stall.parse(spec));
  }
}
