package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A container that grants half a processor makes every strategy look alike; the report must know.
 */
final class CgroupCpuTest {

  @Test
  void version2_takesTheStrictestOfTheGroupsAround() {
    assertThat(
            processors(
                Map.of(
                    "/proc/self/cgroup", "0::/a/b\n",
                    "/sys/fs/cgroup/a/b/cpu.max", "max 100000\n",
                    "/sys/fs/cgroup/a/cpu.max", "50000 100000\n",
                    "/sys/fs/cgroup/cpu.max", "400000 100000\n")))
        .isEqualTo(0.5);
  }

  @Test
  void version2_groupOfTheHostThatIsNotHere_fallsBackToTheRoot() {
    assertThat(
            processors(
                Map.of(
                    "/proc/self/cgroup", "0::/../../kubepods/pod1\n",
                    "/sys/fs/cgroup/cpu.max", "200000 100000\n")))
        .isEqualTo(2.0);
  }

  @Test
  void version1_dividesQuotaByPeriod() {
    assertThat(
            processors(
                Map.of(
                    "/proc/self/cgroup", "3:memory:/m\n2:cpu,cpuacct:/docker/1\n",
                    "/sys/fs/cgroup/cpu/docker/1/cpu.cfs_quota_us", "75000\n",
                    "/sys/fs/cgroup/cpu/docker/1/cpu.cfs_period_us", "50000\n")))
        .isEqualTo(1.5);
  }

  @Test
  void version1_negativeQuota_isNoLimit() {
    assertThat(
            processors(
                Map.of(
                    "/proc/self/cgroup", "1:cpu:/\n",
                    "/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n",
                    "/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max 100000", "", "100000", "x y", "100000 0", "0 100000", "1 2 3"})
  void version2_noQuotaOrOddContent_isNoLimit(String content) {
    assertThat(processors(Map.of("/proc/self/cgroup", "0::/\n", "/sys/fs/cgroup/cpu.max", content)))
        .isEqualTo(-1);
  }

  private static double processors(Map<String, String> files) {
    return new CgroupCpu(file -> Optional.ofNullable(files.get(file.toString().replace('\\', '/'))))
        .processors();
  }
}
