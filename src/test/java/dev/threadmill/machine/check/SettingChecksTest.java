package dev.threadmill.machine.check;

import static dev.threadmill.machine.Diagnosis.Status.OK;
import static dev.threadmill.machine.Diagnosis.Status.WARN;
import static dev.threadmill.machine.check.Diagnoses.assertSays;

import dev.threadmill.machine.Diagnosis.Status;
import dev.threadmill.machine.FixtureFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A debugger left in JAVA_TOOL_OPTIONS slows every fork, and no figure would show it. */
final class SettingChecksTest {

  @ParameterizedTest
  @CsvSource({
    "[always] madvise never, WARN",
    "always [madvise] never, OK",
    "always madvise [never], OK",
    "always madvise never, UNKNOWN"
  })
  void hugePages_always_isAWarning(String content, Status status) {
    var files = FixtureFiles.of("/sys/kernel/mm/transparent_hugepage/enabled", content + "\n");
    assertSays(new HugePages(files), status);
  }

  @ParameterizedTest
  @CsvSource({"2048, 2048, OK", "0, 0, OK", "2048, 1023, WARN", "x, 1, UNKNOWN"})
  void swap_inUse_isAWarning(String total, String free, Status status) {
    var files =
        FixtureFiles.of(
            "/proc/meminfo",
            "SwapCached: 9 kB\nSwapTotal:   %s kB\nSwapFree:   %s kB\n".formatted(total, free));
    assertSays(new Swap(files), status);
  }

  @Test
  void swap_inUse_saysHowMuch() {
    var files = FixtureFiles.of("/proc/meminfo", "SwapTotal: 4096 kB\nSwapFree: 1024 kB\n");
    assertSays(new Swap(files), WARN, "3 MiB", "swapoff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y",
        "-agentpath:/opt/profiler.so",
        "-javaagent:jacoco.jar",
        "-Xrunjdwp:transport=dt_socket",
        "-Xdebug"
      })
  void debugger_orAgent_isNamed(String argument) {
    assertSays(new Debugger(List.of("-Xmx1g", argument)), WARN, argument, "JAVA_TOOL_OPTIONS");
  }

  @Test
  void debugger_none_isGood() {
    assertSays(new Debugger(List.of("-Xmx1g", "-Dname=-Xdebug")), OK);
  }

  @ParameterizedTest
  @CsvSource({
    "-ea, WARN",
    "-ea:dev.threadmill..., WARN",
    "-enableassertions, WARN",
    "-esa, OK",
    "-da, OK",
    "-early, OK"
  })
  void assertions_on_isAWarning(String argument, Status status) {
    assertSays(new Assertions(List.of("-Xmx1g", argument)), status);
  }
}
