package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel's files are none: a limit of 192730 was once read as 1. */
final class SystemFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proc/sys/kernel/threads-max",
        "/proc/sys/net/ipv4/ip_local_port_range",
        "/proc/cpuinfo"
      })
  @EnabledOnOs(OS.LINUX)
  void text_ofTheKernel_isWhatOthersReadToo(String file) throws IOException {
    var cat = new ProcessBuilder("grep", "-v", "MHz", file).start();
    String expected = new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String text = SystemFiles.real().text(Path.of(file)).orElseThrow();
    assertThat(text.lines().filter(line -> !line.contains("MHz")))
        .isNotEmpty()
        .containsExactlyElementsOf(expected.lines().toList());
  }

  @Test
  void text_strangeBytes_loseNothingElse() throws IOException {
    Path file = Files.write(folder.resolve("odd"), new byte[] {'a', (byte) 0xff, 'b'});
    assertThat(SystemFiles.real().text(file)).contains("a\ufffdb");
  }

  @Test
  void text_absent_isEmpty() {
    assertThat(SystemFiles.real().text(folder.resolve("absent"))).isEmpty();
    assertThat(SystemFiles.real().text(folder)).isEmpty();
  }

  @Test
  void in_isSortedByName_orEmptyIfThereIsNoSuchFolder() throws IOException {
    Path b = Files.createFile(folder.resolve("b"));
    Path a = Files.createFile(folder.resolve("a"));
    assertThat(SystemFiles.real().in(folder).orElseThrow()).containsExactly(a, b);
    assertThat(SystemFiles.real().in(folder.resolve("absent"))).isEmpty();
  }
}
