package dev.threadmill.cli;

import dev.threadmill.launch.JsonProgress;
import dev.threadmill.launch.PrintedProgress;
import dev.threadmill.launch.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** How a run tells how it gets on, for the verbs that measure. */
final class ProgressOption {
  private enum Style {
    AUTO,
    PLAIN,
    JSON,
    NONE
  }

  @Option(
      names = "--progress",
      paramLabel = "STYLE",
      defaultValue = "auto",
      description = "auto, plain (a line per fork), json or none; on stderr (default: auto).")
  private Style style = Style.AUTO;

  Progress open() {
    return switch (style) {
      case AUTO -> new PrintedProgress(System.err, Terminal.isStderr());
      case PLAIN -> new PrintedProgress(System.err, false);
      case JSON -> new JsonProgress(System.err);
      case NONE ->
          new PrintedProgress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false);
    };
  }
}
