package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without this a fork that shared its processors with a backup would count like any other; and one
 * whose own farm was busy would be blamed on others.
 */
final class CpuUseTest {
  /**
   * User 10, nice 20, system 30, idle 400, iowait 50, irq 6, softirq 7, steal 80, guests in user.
   */
  private static final String STAT =
      """
      cpu  10 20 30 400 50 6 7 80 9 1
      cpu0 5 10 15 200 25 3 3 40 4 0
      cpu1 5 10 15 200 25 3 4 40 5 1
      intr 12345 0 0
      """;

  /** Some tenths of a second of work. */
  private static final String SPIN = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; ";

  private static final String OWN = stat("java", 1, 2, 4, 8);

  @Test
  void read_addsUpWhatIsBusyStolenTotalAndOurs() {
    var files = files(Map.of("/proc/77/stat", stat("farm", 100, 200, 300, 400)));

    // Busy: 10 + 20 + 30 + 6 + 7. Own: 1 + 2 + 4 + 8, and 1000 of the child.
    assertThat(CpuTimes.read(files, List.of(77L))).contains(new CpuTimes(73, 80, 603, 1015));
  }

  @Test
  void read_childThatHasEnded_countsWhatItLeftToUs() {
    assertThat(CpuTimes.read(files(Map.of()), List.of(77L)))
        .contains(new CpuTimes(73, 80, 603, 15));
  }

  @Test
  void read_commandWithParenthesesAndSpaces_isReadAllTheSame() {
    var files = files(Map.of("/proc/77/stat", stat("a) R 1 (b", 1, 1, 1, 1)));
    assertThat(CpuTimes.read(files, List.of(77L)).map(CpuTimes::ownTicks)).contains(19L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cpu", "cpu 1 2 3", "cpu a b c d e f g h i j", "cpu0 1 2 3 4 5 6 7 8"})
  void read_oddStat_isEmpty(String stat) {
    var files = new FixtureFiles(Map.of("/proc/stat", stat, "/proc/self/stat", OWN));
    assertThat(CpuTimes.read(files, List.of())).isEmpty();
  }

  @Test
  void read_noProc_isEmpty() {
    assertThat(CpuTimes.read(FixtureFiles.NONE, List.of())).isEmpty();
    assertThat(CpuTimes.read(FixtureFiles.of("/proc/stat", STAT), List.of())).isEmpty();
    assertThat(CpuTimes.processors(FixtureFiles.NONE)).isEmpty();
  }

  @Test
  void processors_countsThoseOfTheMachine() {
    assertThat(CpuTimes.processors(files(Map.of()))).hasValue(2);
  }

  @Test
  void between_isWhatOthersDid() {
    var before = new CpuTimes(1000, 10, 5000, 300);
    // 800 ticks on 4 processors are 200 of time: 500 busy, 400 of them ours.
    var after = new CpuTimes(1500, 50, 5800, 700);

    var use = CpuUse.between(before, after, 4).orElseThrow();

    assertThat(use.otherCores()).isCloseTo(100 / 200.0, within(1e-12));
    assertThat(use.stealShare()).isCloseTo(40 / 800.0, within(1e-12));
  }

  @Test
  void between_moreOwnThanBusy_isNothingByOthers() {
    var before = new CpuTimes(0, 5, 0, 0);
    var after = new CpuTimes(10, 4, 100, 11);
    assertThat(CpuUse.between(before, after, 2)).contains(new CpuUse(0, 0));
  }

  @Test
  void between_noTimePassed_isEmpty() {
    var same = new CpuTimes(1, 1, 1, 1);
    assertThat(CpuUse.between(same, same, 2)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void read_busyChildThatHasEnded_isOurs() throws Exception {
    var before = CpuTimes.read(List.of()).orElseThrow();

    long childTicks = spin();

    var after = CpuTimes.read(List.of()).orElseThrow();
    assertThat(childTicks).isPositive();
    assertThat(after.ownTicks() - before.ownTicks()).isGreaterThanOrEqualTo(childTicks);
    assertThat(after.busyTicks() - before.busyTicks()).isGreaterThanOrEqualTo(childTicks);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void read_livingChild_isOursIfItIsNamed() throws Exception {
    Process child = new ProcessBuilder("sh", "-c", SPIN + "echo; read x").start();
    try {
      // The line says that it has done its work; it then waits for one from us.
      assertThat(child.getInputStream().read()).isEqualTo('\n');
      long childTicks = processTicks(child.pid());
      assertThat(childTicks).isPositive();
      long unnamed = CpuTimes.read(List.of()).orElseThrow().ownTicks();
      long named = CpuTimes.read(List.of(child.pid())).orElseThrow().ownTicks();
      assertThat(named).isGreaterThanOrEqualTo(unnamed + childTicks);
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
  }

  /** Returns the ticks that a child took which did fixed work and was waited for. */
  private static long spin() throws IOException, InterruptedException {
    Process child = new ProcessBuilder("sh", "-c", SPIN + "exec cat /proc/self/stat").start();
    String stat = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return ticks(stat);
  }

  private static long processTicks(long pid) throws IOException {
    return ticks(Files.readString(Path.of("/proc/" + pid + "/stat")));
  }

  /** By awk's way of counting: fields 14 and 15 of a command without spaces. */
  private static long ticks(String stat) {
    var words = List.of(stat.split(" "));
    return Long.parseLong(words.get(13)) + Long.parseLong(words.get(14));
  }

  private static SystemFiles files(Map<String, String> more) {
    var all = new HashMap<>(more);
    all.put("/proc/stat", STAT);
    all.put("/proc/self/stat", OWN);
    return new FixtureFiles(all);
  }

  private static String stat(String command, int user, int system, int endedUser, int endedSystem) {
    return "42 (%s) S 1 42 42 0 -1 4194304 97 0 0 0 %d %d %d %d 20 0 1 0 1178707 3133440 357"
        .formatted(command, user, system, endedUser, endedSystem);
  }
}
