package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.RunFolder;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A run in progress, as somebody with a shell beside it sees and disturbs it. */
final class LiveRun implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final Process process;

  private LiveRun(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts a smoke run without a control arm, the only one in that folder. */
  static LiveRun start(Path folder, String... args) throws IOException {
    var all =
        new ArrayList<>(
            List.of("run", "--profile", "smoke", "--no-control", "--out", runs(folder).toString()));
    all.addAll(List.of(args));
    return start(folder, all);
  }

  /** Goes on with the run in that folder. */
  static LiveRun resume(Path folder) throws IOException {
    return start(folder, List.of("resume", path(folder).toString()));
  }

  private static LiveRun start(Path folder, List<String> args) throws IOException {
    var process =
        Jar.start(folder.resolve("out"), folder.resolve("err"), args.toArray(String[]::new));
    return new LiveRun(folder, process);
  }

  /** Waits until the journal has that event so many times. */
  void awaitEvents(String event, int count) {
    await().atMost(LIMIT).until(() -> lines(journal(path(folder)), event).size() >= count);
  }

  /** Waits for the JVM of a fork. */
  ProcessHandle awaitFork() {
    return awaitChild("ForkedMain");
  }

  /** Waits for the site farm. */
  ProcessHandle awaitFarm() {
    return awaitChild("FarmMain");
  }

  private ProcessHandle awaitChild(String main) {
    return await()
        .atMost(LIMIT)
        .until(
            () ->
                process
                    .descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains(main))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Ends it as a power failure would, and its children with it. */
  void kill() throws InterruptedException {
    var children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** Presses Ctrl-C, and waits until it and all of its children are gone. */
  int interrupt() throws IOException, InterruptedException {
    var children = process.descendants().toList();
    int exitCode = Jar.interrupt(process);
    await().atMost(LIMIT).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    return exitCode;
  }

  static void signal(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Returns the run in that folder. */
  static RunRecord read(Path folder) throws IOException {
    return new RunFolder(path(folder)).read();
  }

  /** Returns the reasons of the forks that failed, in the order in which they did. */
  static List<String> reasons(RunRecord run) {
    return run.forks().stream()
        .map(ForkRecord::outcome)
        .filter(ForkOutcome.Failed.class::isInstance)
        .map(ForkOutcome.Failed.class::cast)
        .map(ForkOutcome.Failed::reason)
        .toList();
  }

  /** Returns the path of the run in that folder. */
  static Path path(Path folder) throws IOException {
    if (!Files.isDirectory(runs(folder))) {
      return runs(folder);
    }
    try (var children = Files.list(runs(folder))) {
      return children.filter(Files::isDirectory).findFirst().orElse(runs(folder));
    }
  }

  static Path journal(Path run) {
    return run.resolve("journal.ndjson");
  }

  /** Returns the lines of a journal that are about that event; none while there is no journal. */
  static List<String> lines(Path journal, String event) throws IOException {
    if (!Files.exists(journal)) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
    return text.lines().filter(l -> l.contains("\"event\":\"" + event + "\"")).toList();
  }

  private static Path runs(Path folder) {
    return folder.resolve("runs");
  }
}
