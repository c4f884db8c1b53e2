package dev.threadmill.machine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Diagnosis.Status;
import dev.threadmill.machine.FixtureFiles;
import dev.threadmill.machine.Machine;
import dev.threadmill.machine.SystemFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that is forgotten, or that takes silence for health, would be trusted all the same. */
final class DoctorTest {
  /** Those that need no file of Linux. */
  private static final Set<String> PORTABLE =
      Set.of("hypervisor", "debugger", "assertions", "jmh-lock");

  @Test
  void examine_quick_asksEverythingButTheNoiseInAFixedOrder() throws InterruptedException {
    assertThat(Doctor.examine(Demand.ofFetches(10), true))
        .extracting(Diagnosis::check)
        .containsExactly(
            "jdk",
            "memory",
            "open-files",
            "threads",
            "ephemeral-ports",
            "load",
            "cpu-pressure",
            "governor",
            "turbo",
            "smt",
            "battery",
            "hypervisor",
            "cgroup-quota",
            "transparent-huge-pages",
            "swap",
            "clock-source",
            "debugger",
            "assertions",
            "jmh-lock",
            "other-jvms",
            "steal");
  }

  @Test
  void requirements_moreThanTheMachineHas_failsBeforeTheRun() {
    assertThat(Doctor.requirements(new Demand(0, 0, Long.MAX_VALUE / 2)))
        .filteredOn(diagnosis -> diagnosis.status() == Status.FAIL)
        .extracting(Diagnosis::check)
        .containsExactly("memory");
  }

  @Test
  void atRest_nothingToRead_isUnknownAndNeverGood() {
    assertThat(fromFiles(FixtureFiles.NONE))
        .isNotEmpty()
        .allMatch(diagnosis -> diagnosis.status() == Status.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", ":", " ", "some avg10=", "SwapTotal:", "\u0000 \ufffd", "["})
  void atRest_oddContent_isNeverGood(String content) {
    assertThat(fromFiles(new OddFiles(content)))
        .isNotEmpty()
        .noneMatch(
            diagnosis ->
                diagnosis.status() == Status.OK && !diagnosis.check().equals("cgroup-quota"));
  }

  private static List<Diagnosis> fromFiles(SystemFiles files) {
    return Doctor.atRest(Machine.capture(), files).stream()
        .map(Check::examine)
        .filter(diagnosis -> !PORTABLE.contains(diagnosis.check()))
        .toList();
  }

  /** Every file has the same content, and every folder holds one processor, which is a battery. */
  private record OddFiles(String content) implements SystemFiles {
    @Override
    public Optional<String> text(Path file) {
      return Optional.of(file.endsWith("type") ? "Battery" : content);
    }

    @Override
    public Optional<List<Path>> in(Path folder) {
      return Optional.of(List.of(folder.resolve("cpu0")));
    }
  }
}
