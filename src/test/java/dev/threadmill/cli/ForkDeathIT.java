package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One test for each way in which a fork can die. Each must end as a reason in the journal that says
 * what happened, while the rest of the run goes on and the block is run again; a run of a night
 * that stops at its first bad fork, or quietly leaves one out, is lost.
 */
final class ForkDeathIT {
  /** Nothing but forks of one arm. */
  private static final String[] ONE_ARM = {"--strategy", "sequential", "--baseline", "sequential"};

  @TempDir private Path folder;

  @Test
  void killed_isRunAgain() throws Exception {
    try (var run = start(ONE_ARM, "--workload", "sum-list", "--blocks", "2")) {
      run.awaitFork().destroyForcibly();

      assertThat(run.exitCode()).as(run.err()).isZero();
    }

    assertOneFailedAndItsBlockRanAgain("the fork's JVM ended with exit code 137 (signal 9)", 2);
  }

  @Test
  void hung_isEndedByTheTimeLimitAndRunAgain() throws Exception {
    try (var run =
        start(ONE_ARM, "--workload", "sum-list", "--blocks", "2", "--fork-timeout", "8s")) {
      LiveRun.signal(run.awaitFork(), "STOP");

      assertThat(run.exitCode()).as(run.err()).isZero();
    }

    assertOneFailedAndItsBlockRanAgain("the fork hung: it was ended after 8 s", 2);
  }

  @Test
  void siteFarmDied_isRunAgainWithANewFarm() throws Exception {
    String[] arm = {"--strategy", "virtual-per-task", "--baseline", "virtual-per-task"};
    try (var run = start(arm, "--workload", "titles", "-p", "urls=10", "--blocks", "2")) {
      run.awaitEvents("iteration", 1);
      run.awaitFarm().destroyForcibly();

      assertThat(run.exitCode()).as(run.err()).isZero();
    }

    assertOneFailedAndItsBlockRanAgain("the site farm died", 2);
  }

  @Test
  void outOfMemory_isNamed_andTheOtherCellIsMeasured() throws Exception {
    try (var run =
        start(
            ONE_ARM,
            "--workload=sum-grain",
            "-p",
            "tasks=10,1000000",
            "--jvm-arg=-Xms16m",
            "--jvm-arg=-Xmx16m")) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    }

    assertAlwaysFailed("sum-grain,tasks=1000000", "OutOfMemoryError: Java heap space");
    assertMeasured("sum-grain,tasks=10");
  }

  @Test
  void noMoreThreads_isNamed_andTheOtherArmIsMeasured() throws Exception {
    String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    // Threads that are huge, and an address space that has no room for 64 of them.
    var process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -v 10000000; exec \"$0\" -Xmx512m -Djava.io.tmpdir=\"$1\" -jar \"$2\" run"
                    + " --profile smoke --no-control --out \"$1\"/runs --workload sum-grain"
                    + " --strategy platform-pool:64,sequential --baseline sequential"
                    + " --jvm-arg=-Xss256m --jvm-arg=-Xms256m --jvm-arg=-Xmx256m",
                java,
                folder.toString(),
                System.getProperty("threadmill.jar", "target/benchmarks.jar"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(folder.resolve("out"))).isEqualTo(3);

    var run = LiveRun.read(folder);
    assertThat(LiveRun.reasons(run))
        .hasSize(3)
        .allSatisfy(r -> assertThat(r).contains("unable to create native thread"));
    assertThat(run.forks())
        .filteredOn(f -> f.fork().arm().equals("sequential"))
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.outcome()).isInstanceOf(ForkOutcome.Measured.class));
    assertThat(run.partial()).isFalse();
    assertLogsAreThere(run);
  }

  @Test
  void jvmDoesNotStart_isNamedByTheJvmsOwnWords() throws Exception {
    try (var run = start(ONE_ARM, "--workload", "sum-list", "--jvm-arg=-XX:NoSuchOption")) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    }

    assertAlwaysFailed(
        "sum-list", "the fork's JVM ended with exit code 1: Unrecognized VM option 'NoSuchOption'");
  }

  @Test
  void wrongResult_isNamedWithTheTaskAndBothValues() throws Exception {
    try (var run =
        start(
            ONE_ARM,
            "--workload=sum-list",
            "--jvm-arg=-Xbootclasspath/a:" + withSummationThatIsWrong())) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    }

    assertAlwaysFailed(
        "sum-list",
        "WrongResultException: task 0, the sum of 1 to 100000, returned 0 and not 5000050000");
  }

  private LiveRun start(String[] arm, String... args) throws IOException {
    var all = new String[arm.length + args.length];
    System.arraycopy(arm, 0, all, 0, arm.length);
    System.arraycopy(args, 0, all, arm.length, args.length);
    return LiveRun.start(folder, all);
  }

  private void assertOneFailedAndItsBlockRanAgain(String reason, int planned) throws IOException {
    var run = LiveRun.read(folder);
    assertThat(LiveRun.reasons(run)).containsExactly(reason);
    assertThat(run.forks()).hasSize(planned + 1);
    assertThat(run.counted())
        .hasSize(planned)
        .allSatisfy(f -> assertThat(f.outcome()).isInstanceOf(ForkOutcome.Measured.class));
    assertThat(run.partial()).isFalse();
    assertLogsAreThere(run);
    assertThat(LiveRun.path(folder).resolve("report.html")).isNotEmptyFile();
  }

  /** Three attempts, and then the run is over and its report says why. */
  private void assertAlwaysFailed(String cell, String reason) throws IOException {
    var run = LiveRun.read(folder);
    assertThat(LiveRun.reasons(run)).hasSize(3).allSatisfy(r -> assertThat(r).contains(reason));
    assertThat(run.forks())
        .filteredOn(f -> f.fork().cell().equals(cell))
        .hasSize(3)
        .extracting(f -> f.fork().attempt())
        .containsExactly(0, 1, 2);
    assertThat(run.partial()).isFalse();
    assertLogsAreThere(run);
    assertThat(LiveRun.path(folder).resolve("report.md"))
        .content()
        .contains("1 of 1 forks failed: ")
        .contains(reason.substring(0, 30));
  }

  private void assertMeasured(String cell) throws IOException {
    assertThat(LiveRun.read(folder).forks())
        .filteredOn(f -> f.fork().cell().equals(cell))
        .hasSize(1)
        .allSatisfy(f -> assertThat(f.outcome()).isInstanceOf(ForkOutcome.Measured.class));
  }

  private void assertLogsAreThere(RunRecord run) throws IOException {
    Path path = LiveRun.path(folder);
    for (var fork : run.forks()) {
      if (fork.outcome() instanceof ForkOutcome.Failed failed) {
        assertThat(path.resolve(failed.log())).isNotEmptyFile();
      }
    }
  }

  /** Returns a folder whose class the forks' boot loader finds before the jar's. */
  private Path withSummationThatIsWrong() throws IOException {
    Path source = folder.resolve("Summation.java");
    Files.writeString(
        source,
        """
        package dev.threadmill.workload;

        public final class Summation {
          public static long sum(long from, long to) {
            return 0;
          }

          public static long closedForm(long n) {
            return n % 2 == 0 ? n / 2 * (n + 1) : (n + 1) / 2 * n;
          }
        }
        """);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(exitCode).isZero();
    return classes;
  }
}
