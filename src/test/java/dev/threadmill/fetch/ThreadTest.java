package dev.threadmill.fetch;

import static dev.threadmill.fetch.Responses.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.threadmill.fetch.HostileServer.Script;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every client owes the thread that calls it. A lost interrupt makes a run that cannot be
 * stopped; a thread left behind burns time in the next measurement.
 */
@Timeout(60)
final class ThreadTest extends FetcherContract {
  @ParameterizedTest
  @EnumSource
  void fetch_interruptedVirtualThread_throwsAndEndsTheExchange(Client client) throws Exception {
    try (var server = new HostileServer(HostileServer.Connection::stall);
        var fetcher = client.open(LIMITS, 1, callbacks);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var caller =
          callers.submit(
              () ->
                  assertThatThrownBy(() -> fetcher.fetch(server.uri("/")))
                      .isInstanceOf(InterruptedException.class));
      await().until(() -> !server.requests().isEmpty());

      callers.shutdownNow();

      caller.get();
      await().until(() -> server.connectionsAbandoned() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_interruptedBefore_throwsWithoutARequest(Client client) throws Exception {
    try (var server = HostileServer.sending(page(TITLE));
        var fetcher = client.open(LIMITS, 1, callbacks)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> fetcher.fetch(server.uri("/")))
          .isInstanceOf(InterruptedException.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_platformThreadInterruptedInBody_throws(Client client) throws Exception {
    Thread caller = Thread.currentThread();
    Script script =
        c -> {
          c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
          caller.interrupt();
          c.stall();
        };
    try (var server = new HostileServer(script);
        var fetcher = client.open(LIMITS, 1, callbacks)) {
      assertThatThrownBy(() -> fetcher.fetch(server.uri("/")))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void close_leavesNoThreadBehind(Client client) throws Exception {
    try (var server = HostileServer.sending(page(TITLE));
        var fetcher = client.open(LIMITS, 1, callbacks)) {
      assertTitle(fetcher.fetch(server.uri("/")));
    }
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .noneMatch(
                        name -> name.startsWith("threadmill-") || name.startsWith("HttpClient-")));
  }
}
