package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script that asks the doctor before a run relies on the exit code and on the JSON. */
final class DoctorIT {
  @TempDir private Path folder;

  @Test
  void doctor_quick_saysALineForEachCheckAndNoColours() throws Exception {
    var ended = Jar.run("doctor", "--quick", "--fetches", "10");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains(" jdk ", " governor ", " clock-source ", " other-jvms ", " unknown, ")
        .doesNotContain("noise-probe", "\u001b");
  }

  @Test
  void doctor_full_probesTheNoise() throws Exception {
    assertThat(Jar.run("doctor").out()).contains(" noise-probe ");
  }

  @Test
  void doctor_json_isForPrograms() throws Exception {
    var ended = Jar.run("doctor", "--quick", "--json");

    assertThat(ended.out())
        .startsWith("[")
        .contains("\"check\" : \"jdk\"", "\"status\" : \"", "\"sentence\" : \"", "\"remedy\" : \"");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void doctor_moreFetchesThanPossible_endsWithExitCode4() throws Exception {
    var ended = Jar.run("doctor", "--quick", "--fetches", "2147483647");

    assertThat(ended.out()).contains("✗ fail    open-files", "ulimit -n");
    assertThat(ended.exitCode()).isEqualTo(4);
  }

  @Test
  void doctor_negativeFetches_isAUsageError() throws Exception {
    var ended = Jar.run("doctor", "--fetches", "-1");

    assertThat(ended.err().strip()).contains("'-1'", "0 or more").hasLineCount(1);
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  @Test
  void doctor_failureOfTheMoment_countsIfStrict() throws Exception {
    try (var channel =
            FileChannel.open(
                folder.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(inFolder("doctor", "--quick", "--fetches", "10").exitCode()).isZero();
      var strict = inFolder("doctor", "--quick", "--fetches", "10", "--strict");
      assertThat(strict.out()).contains("✗ fail    jmh-lock");
      assertThat(strict.exitCode()).isEqualTo(4);
    }
  }

  /** With the folder as the one for temporary files, where JMH keeps its lock. */
  private Jar.Ended inFolder(String... args) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = Jar.start(out, err, args);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Jar.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
