package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures without their machine mean nothing, and a run must not fail because a machine tells its
 * story in an unusual way.
 */
final class MachineTest {
  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max cpu time              unlimited            unlimited            seconds
      Max processes             96365                96366                processes
      Max open files            20000                20001                files
      """;

  private static final String CPU_INFO =
      """
      processor\t: 0
      model name\t: AMD EPYC: 9005
      flags\t\t: fpu hypervisor avx2
      processor\t: 1
      model name\t: another
      """;

  @Test
  void capture_onLinux_readsItsFiles() {
    var machine =
        capture(
            Map.of(
                "/proc/cpuinfo", CPU_INFO,
                "/proc/self/limits", LIMITS,
                "/proc/self/cgroup", "0::/\n",
                "/sys/fs/cgroup/cpu.max", "150000 100000\n",
                "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n"));
    assertThat(machine.cpu().model()).isEqualTo("AMD EPYC: 9005");
    assertThat(machine.cpu().virtualised()).isEqualTo("yes");
    assertThat(machine.cpu().governor()).isEqualTo("performance");
    assertThat(machine.cpu().cgroupProcessors()).isEqualTo(1.5);
    assertThat(machine.limits()).isEqualTo(new Machine.Limits(20_000, 96_365));
  }

  @Test
  void capture_withoutTheFilesOfLinux_isUnknownThereAndKnownElsewhere() {
    var machine = capture(Map.of());
    assertThat(machine.cpu().model()).isEqualTo("unknown");
    assertThat(machine.cpu().virtualised()).isEqualTo("unknown");
    assertThat(machine.cpu().governor()).isEqualTo("unknown");
    assertThat(machine.cpu().cgroupProcessors()).isEqualTo(-1);
    assertThat(machine.limits()).isEqualTo(new Machine.Limits(-1, -1));
    assertThat(machine.cpu().processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(machine.memoryBytes()).isGreaterThan(Runtime.getRuntime().maxMemory() / 16);
    assertThat(machine.os().name()).isEqualTo(System.getProperty("os.name"));
    assertThat(machine.jvm().version()).isEqualTo(System.getProperty("java.version"));
    assertThat(machine.jvm().collectors()).isNotEmpty();
    assertThat(machine.jvm().arguments()).contains("-Xmx1g");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n", ":", "::::", "model name", "Max open files", "\u0000 \ufffd", "max"})
  void capture_filesOfOddContent_isUnknown(String content) {
    var machine = Machine.capture(file -> Optional.of(content));
    assertThat(machine.cpu().model()).isEqualTo("unknown");
    assertThat(machine.cpu().virtualised()).isEqualTo("unknown");
    assertThat(machine.cpu().cgroupProcessors()).isEqualTo(-1);
    assertThat(machine.limits()).isEqualTo(new Machine.Limits(-1, -1));
  }

  @Test
  void capture_limitsUnlimitedOrUnreadable() {
    var machine =
        capture(
            Map.of(
                "/proc/self/limits",
                """
                Max processes             lots                 lots                 processes
                Max open files            unlimited            unlimited            files
                """));
    assertThat(machine.limits()).isEqualTo(new Machine.Limits(Long.MAX_VALUE, -1));
  }

  @Test
  void capture_noHypervisorFlag_isNotVirtualised() {
    var machine = capture(Map.of("/proc/cpuinfo", "flags\t: fpu hypervisors avx2\n"));
    assertThat(machine.cpu().virtualised()).isEqualTo("no");
  }

  @Test
  void capture_ofThisMachine_agreesWithTheJvm() {
    var machine = Machine.capture();
    assertThat(machine.cpu().processors()).isPositive();
    assertThat(machine.jvm().runtimeVersion()).isEqualTo(Runtime.version().toString());
    assertThat(machine.build()).isEqualTo(new Machine.Build("unknown", "unknown", "unknown"));
  }

  private static Machine capture(Map<String, String> files) {
    return Machine.capture(file -> Optional.ofNullable(files.get(unixPath(file))));
  }

  private static String unixPath(Path file) {
    return file.toString().replace('\\', '/');
  }
}
