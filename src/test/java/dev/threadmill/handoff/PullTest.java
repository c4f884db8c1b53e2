package dev.threadmill.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadmill.workload.WrongResultException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every source must give every element once, or the cost of an element is that of something else.
 */
final class PullTest {

  static Stream<Arguments> everySourceAtEverySize() {
    return Arrays.stream(Source.values())
        .flatMap(source -> Stream.of(1, 2, 1000).map(n -> Arguments.of(source, n)));
  }

  static Stream<Arguments> batchingSources() {
    return Arrays.stream(Source.values())
        .filter(Source::batches)
        .flatMap(source -> Stream.of(2, 7, 1024).map(batch -> Arguments.of(source, batch)));
  }

  @ParameterizedTest
  @MethodSource("everySourceAtEverySize")
  void sum_ofEverySource_isThatOfItsElements(Source source, int elements) throws Exception {
    var pull = new Pull(source, elements, 1);
    long sum = pull.sum();
    assertThat(sum).isEqualTo((long) elements * (elements + 1) / 2);
    pull.verify(sum);
  }

  @ParameterizedTest
  @MethodSource("batchingSources")
  void sum_inBatches_isTheSame(Source source, int batch) throws Exception {
    assertThat(new Pull(source, 1000, batch).sum()).isEqualTo(500_500);
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void sum_leavesNoProducerBehind(Source source) throws Exception {
    new Pull(source, 3, 1).sum();
    // Virtual threads are not among these; they are joined in the same way.
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().equals("producer") || t.getName().equals("coroutine body"));
  }

  @Test
  void verify_ofAnotherSum_fails() {
    var pull = new Pull(Source.ITERATOR, 10, 1);
    assertThatThrownBy(() -> pull.verify(54))
        .isInstanceOf(WrongResultException.class)
        .hasMessage("the elements 1 to 10 of iterator add up to 54 and not 55");
  }

  @Test
  void pull_outOfRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pull(Source.ITERATOR, 0, 1))
        .withMessage("elements is 0; it needs to be from 1 to 100000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pull(Source.VIRTUAL_PARK, 10, 2))
        .withMessage("virtual-park hands over one element at a time; batch is 2");
  }

  @Test
  void onDemand_makesNothingBeforeItIsAskedFor() throws Exception {
    var channel = new OnDemand(HandOff.SYNCHRONOUS_QUEUE);
    var producer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    channel.put(1L);
                    channel.put(2L);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThat(channel.take()).isEqualTo(1);
    // The second put waits for a request that never comes.
    assertThat(producer.isAlive()).isTrue();
    producer.interrupt();
    producer.join();
  }
}
