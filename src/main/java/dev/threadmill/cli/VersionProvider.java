package dev.threadmill.cli;

import dev.threadmill.machine.Machine;
import picocli.CommandLine.IVersionProvider;

/** The jar's version, and the commit that it was built from. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var build = Machine.capture().build();
    return new String[] {"threadmill %s (commit %s)".formatted(build.version(), build.commit())};
  }
}
