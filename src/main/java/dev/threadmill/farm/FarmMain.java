package dev.threadmill.farm;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The farm as a process: prints one line, {@code ready http://127.0.0.1:PORT}, once it listens and
 * is warm, and ends when its stdin does, which is when its parent has died.
 *
 * <p>Options: {@value FarmOptions#USAGE}. With {@code --stay} it runs until it is killed. Exit
 * codes: 0 for the end of stdin, 2 for bad options, 4 for an address that it cannot listen on; each
 * with one line on stderr.
 */
public final class FarmMain {
  private static final int EXIT_OK = 0;
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_ENVIRONMENT = 4;

  /** The rest is built when asked for. */
  private static final Duration MOST_TIME_FOR_PAGES = Duration.ofMillis(300);

  private FarmMain() {}

  public static void main(String[] args) throws InterruptedException {
    // Netty would look for a logging library on the class path, and find whatever is there.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    System.exit(run(List.of(args), System.in, System.out, System.err));
  }

  /** Returns the exit code. */
  static int run(List<String> args, InputStream in, PrintStream out, PrintStream err)
      throws InterruptedException {
    FarmOptions options;
    try {
      options = FarmOptions.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    }
    try (var farm = Farm.open(options.config())) {
      WarmUp.run();
      farm.buildPages(MOST_TIME_FOR_PAGES);
      out.println("ready " + farm.baseUri());
      out.flush();
      if (options.stay()) {
        new CountDownLatch(1).await();
      }
      in.transferTo(OutputStream.nullOutputStream());
      return EXIT_OK;
    } catch (IOException e) {
      err.println(e.getMessage());
      return EXIT_ENVIRONMENT;
    }
  }
}
