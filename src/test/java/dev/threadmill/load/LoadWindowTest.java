package dev.threadmill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a window says of its requests, on times made up from queues whose behaviour is known. If it
 * counted from the actual start, or lost a request, the open loop would be a closed one again.
 */
final class LoadWindowTest {
  private static final long MS = 1_000_000;

  private static ArrivalSchedule constant(double perSecond, int seconds) {
    return ArrivalSchedule.of(Arrivals.CONSTANT, perSecond, Duration.ofSeconds(seconds), 1);
  }

  /** Requests that start when they arrive. */
  private static LoadWindow startedAtOnce(ArrivalSchedule schedule, LongUnaryOperator endOfNs) {
    int size = schedule.size();
    var starts = new long[size];
    var ends = new long[size];
    for (int i = 0; i < size; i++) {
      starts[i] = schedule.atNs(i);
      ends[i] = endOfNs.applyAsLong(starts[i]);
    }
    return new LoadWindow(schedule, starts, ends, new @Nullable String[size], new long[size]);
  }

  /** Requests of {@code serviceNs} that wait for one another. */
  private static LoadWindow oneAtATime(ArrivalSchedule schedule, long serviceNs) {
    int size = schedule.size();
    var starts = new long[size];
    var ends = new long[size];
    long freeNs = 0;
    for (int i = 0; i < size; i++) {
      starts[i] = Math.max(freeNs, schedule.atNs(i));
      freeNs = starts[i] + serviceNs;
      ends[i] = freeNs;
    }
    return new LoadWindow(schedule, starts, ends, new @Nullable String[size], new long[size]);
  }

  /**
   * A site that answers after 10 ms and is silent for 200 ms from second 5 of 10 on: of 10 000
   * arrivals 200 fall due in the silence, and wait 0 to 200 ms longer. The share that waits longer
   * than w is (200 − w) ÷ 10 000 ms, which is 1 % at w = 100 ms and 0.1 % at w = 190 ms.
   */
  @Test
  void responseNs_ofASilence_isWhatArithmeticSays() {
    var window =
        startedAtOnce(
            constant(1_000, 10),
            atNs -> {
              long dueNs = atNs + 10 * MS;
              return dueNs >= 5_000 * MS && dueNs < 5_200 * MS ? 5_200 * MS : dueNs;
            });
    var response = window.responseNs();
    assertThat(response.getValueAtPercentile(50)).isCloseTo(10 * MS, Percentage.withPercentage(1));
    assertThat(response.getValueAtPercentile(99)).isCloseTo(110 * MS, Percentage.withPercentage(2));
    assertThat(response.getValueAtPercentile(99.9))
        .isCloseTo(200 * MS, Percentage.withPercentage(2));
  }

  @Test
  void serviceNs_leavesOutWhatARequestWaitedForItsTurn() {
    var window = oneAtATime(constant(200, 5), 10 * MS);
    assertThat(window.serviceNs().getMaxValue()).isCloseTo(10 * MS, Percentage.withPercentage(1));
    // The last of 1000 arrives at 4.995 s and is done at 10 s.
    assertThat(window.responseNs().getMaxValue())
        .isCloseTo(5_005 * MS, Percentage.withPercentage(1));
  }

  @Test
  void achievedShare_ofOneThatKeepsUp_is1() {
    assertThat(oneAtATime(constant(90, 10), 10 * MS).achievedShare()).isCloseTo(1, within(0.001));
    assertThat(startedAtOnce(constant(90, 10), atNs -> atNs + 900 * MS).achievedShare())
        .isCloseTo(1, within(0.001));
  }

  @Test
  void achievedShare_ofOneThatDoesNot_isItsCapacityOverTheRate() {
    assertThat(oneAtATime(constant(125, 10), 10 * MS).achievedShare())
        .isCloseTo(100.0 / 125, within(0.005));
  }

  /** The newest first: most answers come fast, and the ones that never come make the backlog. */
  @Test
  void achievedShare_whereSomeAreNeverServed_countsThem() {
    var schedule = constant(100, 10);
    var ends = new long[schedule.size()];
    var kinds = new @Nullable String[schedule.size()];
    Arrays.setAll(ends, i -> i % 5 == 0 ? LoadWindow.UNKNOWN : schedule.atNs(i) + MS);
    Arrays.setAll(kinds, i -> i % 5 == 0 ? LoadWindow.UNANSWERED : null);
    var window = new LoadWindow(schedule, ends, ends, kinds, new long[schedule.size()]);
    assertThat(window.achievedShare()).isCloseTo(0.8, within(0.005));
    assertThat(window.completed()).isEqualTo(800);
    assertThat(window.failures()).containsExactly(entry(LoadWindow.UNANSWERED, 200));
    assertThat(window.responseNs().getTotalCount()).isEqualTo(800);
  }

  @Test
  void failureSentence_namesEachKind() {
    var kinds = new @Nullable String[] {"reset", null, "no-title", "reset"};
    var none = new long[4];
    var window = new LoadWindow(constant(4, 1), none, none, kinds, none);
    assertThat(window.failureSentence()).contains("3 of 4 requests failed: no-title 1, reset 2");
    assertThat(startedAtOnce(constant(4, 1), atNs -> atNs).failureSentence()).isEmpty();
  }

  @Test
  void generatorFault_moreThanOneInAHundredLate_saysHowMany() {
    assertThat(withLate(10).generatorFault()).isEmpty();
    assertThat(withLate(11).generatorFault())
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "the generator itself fired 11 of 1000 requests more than 10 ms late"));
  }

  private static LoadWindow withLate(int late) {
    var none = new long[1_000];
    var lateness = new long[1_000];
    Arrays.fill(lateness, 0, late, 11 * MS);
    return new LoadWindow(constant(1_000, 1), none, none, new @Nullable String[1_000], lateness);
  }

  /** 1000 requests leave ten beyond p99 and one beyond p99.9. */
  @Test
  void totals_percentileWithTooFewBeyondIt_isUnknown() {
    var totals = new LoadTotals();
    totals.add(startedAtOnce(constant(100, 10), atNs -> atNs + 20 * MS), new Histogram(3));
    assertThat(totals.responseMillis(99)).isCloseTo(20, within(0.1));
    assertThat(totals.responseMillis(99.9)).isEqualTo(LoadTotals.UNKNOWN);
    assertThat(totals.pauseMillis(50)).isEqualTo(LoadTotals.UNKNOWN);
    assertThat(totals.achievedShare()).isCloseTo(1, within(0.001));
  }

  @Test
  void totals_holdAllWindows() {
    var totals = new LoadTotals();
    totals.add(startedAtOnce(constant(100, 1), atNs -> atNs + 20 * MS), new Histogram(3));
    totals.add(startedAtOnce(constant(300, 1), atNs -> atNs + 40 * MS), new Histogram(3));
    assertThat(totals.responseMillis(20)).isCloseTo(20, within(0.1));
    assertThat(totals.responseMillis(30)).isCloseTo(40, within(0.1));
  }

  @Test
  void backlog_isTheMeanNumberThatWait() {
    var window = startedAtOnce(constant(100, 10), atNs -> atNs + 50 * MS);
    assertThat(window.backlog(2_000 * MS, 4_000 * MS)).isCloseTo(5, within(0.01));
  }
}
