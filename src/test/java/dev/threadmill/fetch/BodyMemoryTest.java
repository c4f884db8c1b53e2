package dev.threadmill.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/**
 * Two hundred bodies of 2 MiB at once are more than a small heap has, and a lack of heap takes
 * every fetch with it. Room that is not given back would end a long run the same way.
 */
final class BodyMemoryTest {
  private static final int FREE = BodyMemory.FREE_BYTES;
  private static final int MAX_BYTES = 100 * FREE;

  /** Room for bodies of eight times and of four times what each may have without asking. */
  private final BodyMemory memory = new BodyMemory(12L * FREE);

  @Test
  void append_beyondTheRoomOfAll_failsOnlyThere() throws Exception {
    var first = new Body(-1, MAX_BYTES, memory);
    append(first, 8);
    var small = new Body(-1, MAX_BYTES, memory);
    append(small, 1);
    var second = new Body(-1, MAX_BYTES, memory);
    append(second, 4);

    assertThatThrownBy(() -> append(second, 1))
        .isInstanceOfSatisfying(
            FetchFailedException.class,
            e -> assertThat(e.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY));
    first.release();
    append(second, 1);
  }

  @Test
  void release_twice_givesBackOnce() throws Exception {
    var body = new Body(-1, MAX_BYTES, memory);
    append(body, 8);
    body.release();
    body.release();

    assertThat(memory.claim().growTo(13 * FREE)).isFalse();
    assertThat(memory.claim().growTo(12 * FREE)).isTrue();
  }

  @Test
  void append_afterRelease_takesNothing() throws Exception {
    var body = new Body(-1, MAX_BYTES, memory);
    body.release();

    assertThatThrownBy(() -> append(body, 2)).isInstanceOf(FetchFailedException.class);
    assertThat(memory.claim().growTo(12 * FREE)).isTrue();
  }

  private static void append(Body body, int timesFree) throws FetchFailedException {
    body.append(ByteBuffer.wrap(new byte[timesFree * FREE]));
  }
}
