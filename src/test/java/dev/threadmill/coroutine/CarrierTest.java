package dev.threadmill.coroutine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without the explanation a user who asks for continuations meets an access error instead. */
final class CarrierTest {
  private static final ThreadLocal<Runnable> AT_INITIALIZATION =
      ThreadLocal.withInitial(() -> () -> {});

  /** Skips a test whose carrier this JVM does not have, and says why. */
  static void assumeAvailable(Carrier carrier) {
    var reason = carrier.unavailable();
    assumeTrue(reason.isEmpty(), () -> carrier + ": " + reason.orElse(""));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTINUATION")
  void threads_areAlwaysAvailable(Carrier carrier) {
    assertThat(carrier.unavailable()).isEmpty();
  }

  @Test
  void continuation_withoutTheExport_saysWhichOptionToPass() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WithoutExport.class.getName())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output.strip())
        .isEqualTo(
            "carrier CONTINUATION: needs the JVM option"
                + " --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");
  }

  @Test
  void of_batchOutOfRange_namesTheValue() {
    assertThatThrownBy(() -> Generator.of(Carrier.VIRTUAL_THREAD, 1025, out -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be between 1 and 1024: 1025");
    assertThatThrownBy(() -> Generator.of(Carrier.VIRTUAL_THREAD, 0, out -> {}))
        .hasMessage("batch must be between 1 and 1024: 0");
  }

  @Test
  void continuation_thatCannotBeSuspendedHere_tellsTheBodyAndLosesNoElement() {
    assumeAvailable(Carrier.CONTINUATION);
    try (var generator =
        Generator.<Integer>of(
            Carrier.CONTINUATION,
            out -> {
              AT_INITIALIZATION.set(() -> out.yield(1));
              assertThatThrownBy(Initializing::touch)
                  .isInstanceOf(ExceptionInInitializerError.class)
                  .cause()
                  .isInstanceOf(IllegalStateException.class);
              out.yield(2);
            })) {
      assertThat(generator).toIterable().containsExactly(2);
    }
  }

  /** The JVM calls its initializer from native code, whose frame cannot be moved to the heap. */
  static final class Initializing {
    static {
      AT_INITIALIZATION.get().run();
    }

    private Initializing() {}

    static void touch() {}
  }

  /** Run in a JVM of its own, which was not given the export. */
  static final class WithoutExport {
    private WithoutExport() {}

    public static void main(String[] args) {
      try (var refused = Generator.of(Carrier.CONTINUATION, out -> {})) {
        System.out.println("made " + refused);
      } catch (UnsupportedOperationException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
