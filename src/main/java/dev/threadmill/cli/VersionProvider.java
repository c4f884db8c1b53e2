package dev.threadmill.cli;

import dev.threadmill.machine.Machine;
import picocli.CommandLine.IVersionProvider;

/** The jar's version, and the commit that it was built from. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var machine = Machine.capture();
    return new String[] {
      "threadmill %s (commit %s)".formatted(machine.threadmillVersion(), machine.threadmillCommit())
    };
  }
}
