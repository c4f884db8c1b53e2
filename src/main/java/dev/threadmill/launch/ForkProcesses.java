package dev.threadmill.launch;

/** The JVMs that JMH forks from this one; JMH itself keeps no handle that others could use. */
final class ForkProcesses {
  private static final String FORK_MAIN = "org.openjdk.jmh.runner.ForkedMain";

  private ForkProcesses() {}

  /** Ends them at once, whatever they are doing. */
  static void end() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(FORK_MAIN))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
