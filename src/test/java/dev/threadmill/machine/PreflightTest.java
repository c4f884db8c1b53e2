package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmill.machine.Preflight.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without these checks a wrong setting shows itself as a stack trace in the middle of a run. */
final class PreflightTest {

  @TempDir Path folder;

  @Test
  void virtualThreads_needJava21() {
    assertThat(Preflight.virtualThreads(21)).isEmpty();
    assertThat(Preflight.virtualThreads(25)).isEmpty();
    assertThat(Preflight.virtualThreads(20))
        .contains(
            new Problem("Java 20 has no virtual threads: run Threadmill on Java 21 or newer"));
  }

  @Test
  void fileDescriptors_tooFew_saysHowManyAndWhatToDo() {
    assertThat(Preflight.fileDescriptors(1_000_000, 20_000))
        .contains(
            new Problem(
                "1000000 fetches in flight need about 1000256 file descriptors, but this process"
                    + " may open 20000: lower urls or raise the limit (ulimit -n)"));
  }

  @Test
  void fileDescriptors_justEnough_unlimitedOrUnknown_isNoProblem() {
    assertThat(Preflight.fileDescriptors(744, 1000)).isEmpty();
    assertThat(Preflight.fileDescriptors(745, 1000)).isPresent();
    assertThat(Preflight.fileDescriptors(1_000_000, Long.MAX_VALUE)).isEmpty();
    assertThat(Preflight.fileDescriptors(1_000_000, Machine.UNKNOWN_NUMBER)).isEmpty();
  }

  @Test
  void folderWritable_presentOrToBeMade_leavesNothingBehind() throws IOException {
    assertThat(Preflight.folderWritable(folder)).isEmpty();
    assertThat(Preflight.folderWritable(folder.resolve("a/b/c"))).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void folderWritable_belowAFile_namesBoth() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path wanted = file.resolve("results");
    assertThat(Preflight.folderWritable(wanted))
        .contains(
            new Problem(
                "'%s' cannot be written: '%s' is not a folder: choose another"
                    .formatted(wanted, file)));
  }

  @Test
  void folderWritable_folderThatTakesNoFiles_isAProblem() {
    // The one folder that refuses even root; elsewhere there is none and so nothing to prove.
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc.resolve("self")));
    assertThat(Preflight.folderWritable(proc))
        .contains(
            new Problem(
                "'/proc' cannot be written: '/proc' takes no new files: choose another or change"
                    + " its permissions"));
  }

  @Test
  void portFree_inUse_namesThePort() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    int port;
    try (var socket = new ServerSocket(0, 1, loopback)) {
      port = socket.getLocalPort();
      assertThat(Preflight.portFree(loopback, port))
          .hasValueSatisfying(
              problem ->
                  assertThat(problem.sentence())
                      .startsWith("port " + port + " cannot be listened on at 127.0.0.1 (")
                      .endsWith("): choose another, or 0 for any that is free"));
    }
    assertThat(Preflight.portFree(loopback, port)).isEmpty();
    assertThat(Preflight.portFree(loopback, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, 70_000})
  void portFree_noSuchPort_namesTheRange(int port) {
    assertThat(Preflight.portFree(InetAddress.getLoopbackAddress(), port))
        .contains(
            new Problem(
                "port "
                    + port
                    + " does not exist: choose one from 1 to 65535, or 0 for any that is free"));
  }
}
