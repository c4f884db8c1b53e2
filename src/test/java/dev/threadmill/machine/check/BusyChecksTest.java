package dev.threadmill.machine.check;

import static dev.threadmill.machine.Diagnosis.Status.FAIL;
import static dev.threadmill.machine.Diagnosis.Status.OK;
import static dev.threadmill.machine.Diagnosis.Status.UNKNOWN;
import static dev.threadmill.machine.Diagnosis.Status.WARN;
import static dev.threadmill.machine.check.Diagnoses.assertSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.machine.CpuUse;
import dev.threadmill.machine.Diagnosis.Status;
import dev.threadmill.machine.FixtureFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build daemon beside the run is the most common reason for figures that nobody can repeat. */
final class BusyChecksTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0.40, OK", "0.41, WARN", "lots, UNKNOWN"})
  void load_aboveATenthOfTheProcessors_isAWarning(String load, Status status) {
    var files = FixtureFiles.of("/proc/loadavg", load + " 9.00 9.00 1/89 21395\n");
    assertSays(new Load(files, 4), status);
  }

  @ParameterizedTest
  @CsvSource({"1.00, OK", "1.01, WARN", "x, UNKNOWN"})
  void cpuPressure_aboveOnePercent_isAWarning(String some, Status status) {
    var files =
        FixtureFiles.of(
            "/proc/pressure/cpu",
            "full avg10=50.00 avg60=0.00 avg300=0.00 total=0\nsome avg10="
                + some
                + " avg60=90.00 avg300=2.09 total=4206059619\n");
    assertSays(new CpuPressure(files), status);
  }

  @ParameterizedTest
  @CsvSource({"0.010, OK", "0.011, WARN"})
  void steal_aboveOnePercent_isAWarning(double share, Status status) {
    assertSays(new Steal(Optional.of(new CpuUse(0, share))), status);
  }

  @Test
  void steal_notRead_isUnknown() {
    assertSays(new Steal(Optional.empty()), UNKNOWN);
  }

  @Test
  void otherJvms_thatWorked_areNamedWithTheirShare() {
    var before = Map.of(7L, Duration.ofSeconds(100), 8L, Duration.ofSeconds(5));
    var after =
        Map.of(
            7L, Duration.ofSeconds(101),
            8L, Duration.ofSeconds(5),
            9L, Duration.ofMillis(500));
    assertSays(
        new OtherJvms(before, after, Duration.ofSeconds(2)),
        WARN,
        "process 7 (50 %)",
        "process 9 (25 %)");
  }

  @Test
  void otherJvms_idleOnes_areNoMatter() {
    var before = Map.of(7L, Duration.ofSeconds(1));
    var after = Map.of(7L, Duration.ofMillis(1020));
    assertSays(new OtherJvms(before, after, Duration.ofSeconds(1)), OK, "1");
  }

  @Test
  void javaProcesses_leavesUsOut() {
    assertThat(JavaProcesses.cpuTimes()).doesNotContainKey(ProcessHandle.current().pid());
  }

  @Test
  void jmhLock_held_isAFailure() throws IOException {
    Path file = folder.resolve("jmh.lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertSays(new JmhLock(file, false), FAIL, file.toString(), "wait");
    }
    assertSays(new JmhLock(file, false), OK);
  }

  @Test
  void jmhLock_heldByUs_isLeftAlone() {
    assertSays(new JmhLock(folder.resolve("jmh.lock"), true), OK, "This run");
  }

  @Test
  void jmhLock_noFile_isFreeAndMakesNone() {
    assertSays(new JmhLock(folder.resolve("jmh.lock"), false), OK);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void jmhLock_thatCannotBeOpened_isUnknown() throws IOException {
    assertSays(new JmhLock(Files.createDirectory(folder.resolve("jmh.lock")), false), UNKNOWN);
  }

  /** Of two values 100 ± d, the mean is 100 and the deviation d times the root of two. */
  @ParameterizedTest
  @CsvSource({"0.70, OK, 0.99 %", "0.71, WARN, 1.00 %", "3.53, WARN, 4.99 %", "3.54, FAIL, 5.01 %"})
  void noise_isJudgedByTheNoisiestProcessor(double d, Status status, String percent) {
    var calm = new double[] {50, 50};
    var noisy = new double[] {100 - d, 100 + d};
    assertSays(new Noise(List.of(calm, noisy)), status, percent, "2 processors");
  }

  @Test
  void noise_withoutSamples_isUnknown() {
    assertSays(new Noise(List.of()), UNKNOWN);
    assertSays(new Noise(List.of(new double[] {1})), UNKNOWN);
  }

  @Test
  void noiseProbe_givesEqualSamplesOfRealTimeForEachThread() throws InterruptedException {
    var samples = NoiseProbe.measure(2, Duration.ofMillis(90));
    assertThat(samples).hasSize(2);
    assertThat(samples).allMatch(times -> times.length == samples.get(0).length);
    assertThat(samples).allMatch(times -> Arrays.stream(times).allMatch(ns -> ns > 0));
  }
}
