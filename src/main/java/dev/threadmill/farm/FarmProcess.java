package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A farm in a JVM of its own, started from this JVM's installation and class path.
 *
 * <p>The child ends when this JVM does, however that happens: its stdin then closes.
 */
public final class FarmProcess implements AutoCloseable {

  /**
   * What the farm's JVM is started with: a heap of a fixed size, a collector that has no threads to
   * compete with the client's, and no warnings about what Netty does.
   */
  static final List<String> JVM_ARGUMENTS =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-Dsun.misc.unsafe.memory.access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STATS_LIMIT = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final String READY = "ready ";

  private final Process process;
  private final LastLine stderr;
  private final URI baseUri;

  private FarmProcess(Process process, LastLine stderr, URI baseUri) {
    this.process = process;
    this.stderr = stderr;
    this.baseUri = baseUri;
  }

  /**
   * Starts a farm and waits until it is ready.
   *
   * @throws IOException with the child's own last words, if it ends or is not ready in time
   * @throws InterruptedException if the caller is interrupted; the child is then ended
   */
  public static FarmProcess start(FarmConfig config) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command(config)).start();
    boolean ready = false;
    try {
      var stderr = LastLine.of(process.errorReader(UTF_8));
      var farm = new FarmProcess(process, stderr, awaitReady(process, stderr));
      ready = true;
      return farm;
    } finally {
      if (!ready) {
        process.destroyForcibly();
      }
    }
  }

  /** Returns where the farm is, without a path. */
  public URI baseUri() {
    return baseUri;
  }

  /** Returns the child's process id. */
  public long pid() {
    return process.pid();
  }

  /** Returns whether the child still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Returns what happened since the stats were last taken, and begins a new interval.
   *
   * @throws IOException if the farm does not answer, with its last error line if it has ended
   */
  public FarmStats takeStats() throws IOException {
    try {
      return FarmStats.parse(get(baseUri.resolve(Farm.STATS_PATH)));
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new IOException("the farm did not answer: " + e.getMessage(), e);
      }
      throw new IOException("the farm has ended: " + lastWords(process, stderr), e);
    }
  }

  /** Ends the child, gently if it heeds the end of its stdin and by force if not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(FarmConfig config) {
    var command = new ArrayList<String>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.addAll(JVM_ARGUMENTS);
    command.addAll(List.of("-cp", property("java.class.path"), FarmMain.class.getName()));
    command.addAll(FarmOptions.arguments(config));
    return command;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static URI awaitReady(Process process, LastLine stderr)
      throws IOException, InterruptedException {
    var firstLine = new CompletableFuture<String>();
    Thread.ofPlatform().daemon().name("farm-ready").start(() -> readLine(process, firstLine));
    try {
      var line = firstLine.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (line.startsWith(READY)) {
        return URI.create(line.substring(READY.length()));
      }
      throw new IOException("the farm did not start: " + lastWords(process, stderr));
    } catch (TimeoutException e) {
      throw new IOException("the farm was not ready within " + START_LIMIT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("the farm did not start: " + e.getCause(), e);
    }
  }

  private static void readLine(Process process, CompletableFuture<String> line) {
    try {
      line.complete(Objects.requireNonNullElse(process.inputReader(UTF_8).readLine(), ""));
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }

  private static String lastWords(Process process, LastLine stderr) {
    var line = stderr.atEnd();
    if (!line.isEmpty()) {
      return line;
    }
    return process.isAlive() ? "no message" : "exit code " + process.exitValue();
  }

  private static String get(URI uri) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) STATS_LIMIT.toMillis());
    connection.setReadTimeout((int) STATS_LIMIT.toMillis());
    // Not kept alive, so that it cannot be reused by a client under measurement.
    connection.setRequestProperty("Connection", "close");
    try (var body = connection.getInputStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
