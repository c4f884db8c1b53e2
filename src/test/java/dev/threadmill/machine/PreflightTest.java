package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmill.machine.Preflight.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without these checks a wrong setting shows itself as a stack trace in the middle of a run. */
final class PreflightTest {

  @TempDir Path folder;

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
}
