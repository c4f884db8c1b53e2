package dev.threadmill.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@code java -jar target/benchmarks.jar} as a user would. */
final class Jar {
  private static final long LIMIT_SECONDS = 240;

  /** Of the masks in proc_pid_status(5): bit n − 1 stands for signal n. */
  private static final long SIGINT_BIT = 1 << 1;

  private Jar() {}

  /** What a finished process left. */
  record Ended(int exitCode, String out, String err) {}

  static Process start(Path stdout, Path stderr, String... args) throws IOException {
    return start(List.of(), stdout, stderr, args);
  }

  private static Process start(List<String> jvmArguments, Path stdout, Path stderr, String... args)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    // JMH's lock lies there: a benchmark that runs on this machine is no concern of a test.
    command.add("-Djava.io.tmpdir=" + stderr.toAbsolutePath().getParent());
    command.addAll(jvmArguments);
    command.add("-jar");
    command.add(System.getProperty("threadmill.jar", "target/benchmarks.jar"));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(stdout.toFile())
        .redirectError(stderr.toFile())
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  static Ended run(String... args) throws IOException, InterruptedException {
    return run(List.of(), args);
  }

  static Ended run(List<String> jvmArguments, String... args)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("jar");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = start(jvmArguments, out, err, args);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running after " + LIMIT_SECONDS + " s");
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /**
   * Ends a process as Ctrl-C would, and returns its exit code. A process whose shell ignored
   * interrupts when it was started in the background inherits that; then there is nothing to test.
   */
  static int interrupt(Process process) throws IOException, InterruptedException {
    assumeFalse(ignoresInterrupts(process.pid()), "interrupts are ignored here");
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("still running " + LIMIT_SECONDS + " s after an interrupt");
    }
    return process.exitValue();
  }

  private static boolean ignoresInterrupts(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(ignored -> (ignored & SIGINT_BIT) != 0);
  }
}
