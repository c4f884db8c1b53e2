package dev.threadmill.machine.check;

import static dev.threadmill.machine.Diagnosis.Status.FAIL;
import static dev.threadmill.machine.Diagnosis.Status.OK;
import static dev.threadmill.machine.Diagnosis.Status.UNKNOWN;
import static dev.threadmill.machine.Diagnosis.Status.WARN;
import static dev.threadmill.machine.check.Diagnoses.assertSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Diagnosis.Status;
import dev.threadmill.machine.FixtureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without these checks a wrong setting shows itself as a stack trace in the middle of a run. */
final class RequirementChecksTest {
  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "17.0.9+8, FAIL, 21 or newer",
    "21.0.2+13, WARN, JEP 491",
    "23.0.1+11, WARN, JEP 491",
    "24+36, OK, 24",
    "25.0.3+9-LTS, OK, 25.0.3",
    "26-ea+12, WARN, release"
  })
  void jdk_isJudgedByItsVersion(String version, Status status, String word) {
    assertSays(new Jdk(Runtime.Version.parse(version)), status, word);
  }

  @Test
  void openFiles_tooFew_saysHowManyAndWhatToDo() {
    assertThat(new OpenFiles(1_000_000, 20_000).examine())
        .isEqualTo(
            Diagnosis.fail(
                "open-files",
                "1000000 fetches in flight need about 1000256 file descriptors, but this process"
                    + " may open 20000",
                "lower urls or raise the limit (ulimit -n)"));
  }

  @ParameterizedTest
  @CsvSource({
    "744, 1000, OK",
    "745, 1000, FAIL",
    "1000000, 9223372036854775807, OK",
    "1000000, -1, UNKNOWN"
  })
  void openFiles_areComparedWithTheFetches(int fetches, long openFiles, Status status) {
    assertSays(new OpenFiles(fetches, openFiles), status);
  }

  @ParameterizedTest
  @CsvSource({
    "872, 1000, 99999, OK",
    "873, 1000, 99999, WARN",
    "873, 99999, 1000, WARN",
    "873, -1, max, UNKNOWN"
  })
  void threads_areComparedWithTheStrictestLimit(
      int threads, long user, String container, Status status) {
    var files = FixtureFiles.of("/sys/fs/cgroup/pids.max", container + "\n");
    assertSays(new Threads(files, threads, user), status);
  }

  @ParameterizedTest
  @CsvSource({"611, OK", "610, WARN", "512, WARN", "511, FAIL", "0, UNKNOWN"})
  void memory_holdsHeapsAndStacks(long mib, Status status) {
    assertSays(new Memory(new Demand(0, 99, 512 * MIB), mib * MIB), status);
  }

  @Test
  void demand_negative_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Demand.ofFetches(-1));
  }

  @ParameterizedTest
  @CsvSource({
    "32768\t60999, 2823, OK",
    "32768\t60999, 2824, WARN",
    "32768\t60999, 28232, WARN",
    "32768\t60999, 28233, FAIL",
    "32768, 1, UNKNOWN",
    "a b, 1, UNKNOWN"
  })
  void ephemeralPorts_areEnoughForTenBatches_orElseForOne(
      String range, int fetches, Status status) {
    var files = FixtureFiles.of("/proc/sys/net/ipv4/ip_local_port_range", range + "\n");
    assertSays(new EphemeralPorts(files, fetches), status);
  }

  @ParameterizedTest
  @CsvSource({"-1, 8, OK", "8, 8, OK", "1.5, 2, WARN", "2.5, 2, WARN", "4, 8, WARN"})
  void cgroupQuota_fractionalOrFewerThanTheJvmUses_isAWarning(
      double quota, int processors, Status status) {
    var files = new FixtureFiles(Map.of("/proc/self/cgroup", "0::/\n"));
    assertSays(new CgroupQuota(files, quota, processors), status);
  }

  @Test
  void cgroupQuota_groupsNotRead_isUnknown() {
    assertSays(new CgroupQuota(FixtureFiles.NONE, -1, 8), UNKNOWN);
  }

  @Test
  void resultsFolder_presentOrToBeMade_leavesNothingBehind() {
    assertSays(new ResultsFolder(folder), OK);
    assertSays(new ResultsFolder(folder.resolve("a/b/c")), OK);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void resultsFolder_belowAFile_namesBoth() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path wanted = file.resolve("results");
    assertSays(
        new ResultsFolder(wanted),
        FAIL,
        "'%s' cannot be written: '%s' is not a folder".formatted(wanted, file),
        "choose another");
  }

  @Test
  void resultsFolder_thatTakesNoFiles_isAFailure() {
    // The one folder that refuses even root; elsewhere there is none and so nothing to prove.
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc.resolve("self")));
    assertSays(new ResultsFolder(proc), FAIL, "'/proc' takes no new files", "permissions");
  }

  @Test
  void diagnosis_remedyBelongsToWhatIsBad() {
    assertThatIllegalArgumentException().isThrownBy(() -> Diagnosis.warn("a", "b", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Diagnosis("a", Status.OK, "b", "do something"));
    assertThat(Diagnosis.warn("a", "b", "c").status()).isEqualTo(WARN);
  }
}
