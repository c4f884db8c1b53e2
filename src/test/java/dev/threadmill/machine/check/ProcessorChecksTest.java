package dev.threadmill.machine.check;

import static dev.threadmill.machine.Diagnosis.Status.OK;
import static dev.threadmill.machine.Diagnosis.Status.UNKNOWN;
import static dev.threadmill.machine.Diagnosis.Status.WARN;
import static dev.threadmill.machine.check.Diagnoses.assertSays;

import dev.threadmill.machine.Diagnosis.Status;
import dev.threadmill.machine.FixtureFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A frequency that follows load or temperature makes the strategy that ran second look slower; the
 * user must hear of it before, and never that all is well where nothing could be read.
 */
final class ProcessorChecksTest {
  private static final String CPU = "/sys/devices/system/cpu/";

  @ParameterizedTest
  @CsvSource({
    "performance, performance, OK",
    "performance, powersave, WARN",
    "schedutil, schedutil, WARN"
  })
  void governor_isGoodOnlyIfItIsPerformanceEverywhere(String first, String second, Status status) {
    var files =
        new FixtureFiles(
            Map.of(
                CPU + "cpu0/cpufreq/scaling_governor", first + "\n",
                CPU + "cpu11/cpufreq/scaling_governor", second + "\n",
                CPU + "cpufreq/scaling_governor", "not of a processor\n"));
    assertSays(new Governor(files), status, second);
  }

  @ParameterizedTest
  @CsvSource({
    "intel_pstate/no_turbo, 0, WARN",
    "intel_pstate/no_turbo, 1, OK",
    "intel_pstate/no_turbo, maybe, UNKNOWN",
    "cpufreq/boost, 1, WARN",
    "cpufreq/boost, 0, OK"
  })
  void turbo_readsBothOfItsSwitches(String file, String content, Status status) {
    assertSays(new Turbo(FixtureFiles.of(CPU + file, content + "\n")), status);
  }

  @ParameterizedTest
  @CsvSource({"'0,2', WARN", "0-1, WARN", "0, OK"})
  void smt_sharedCore_isAWarning(String siblings, Status status) {
    var file = CPU + "cpu0/topology/thread_siblings_list";
    assertSays(new Smt(FixtureFiles.of(file, siblings + "\n")), status);
  }

  @ParameterizedTest
  @CsvSource({
    "Battery, System, Discharging, WARN",
    "Battery, System, Charging, OK",
    "Battery, Device, Discharging, OK",
    "Mains, System, Discharging, OK"
  })
  void battery_counts_ifItIsTheMachinesOwnAndInUse(
      String type, String scope, String state, Status status) {
    String folder = "/sys/class/power_supply/BAT0/";
    var files =
        new FixtureFiles(
            Map.of(
                folder + "type", type + "\n",
                folder + "scope", scope + "\n",
                folder + "status", state + "\n"));
    assertSays(new Battery(files), status);
  }

  @Test
  void battery_thatSaysNothing_isUnknown() {
    var files = FixtureFiles.of("/sys/class/power_supply/BAT0/type", "Battery\n");
    assertSays(new Battery(files), UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"yes, WARN", "no, OK", "unknown, UNKNOWN"})
  void hypervisor_isAWarning(String virtualised, Status status) {
    assertSays(new Hypervisor(virtualised), status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsc", "arch_sys_counter", "kvm-clock"})
  void clockSource_readInUserSpace_isGood(String source) {
    assertSays(new ClockSource(clock(source)), OK, source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hpet", "acpi_pm", "xen", "jiffies"})
  void clockSource_readByTheKernel_isAWarning(String source) {
    assertSays(new ClockSource(clock(source)), WARN, source, "clocksource=tsc");
  }

  private static FixtureFiles clock(String source) {
    return new FixtureFiles(
        Map.of("/sys/devices/system/clocksource/clocksource0/current_clocksource", source + "\n"));
  }
}
