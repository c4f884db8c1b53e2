package dev.threadmill.fetch;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures apart by the exceptions that the JDK's clients throw for them. Where the type does
 * not tell, the message must: its wording is the JDK's or the operating system's, and the tests
 * notice if it changes.
 */
final class Failures {

  private Failures() {}

  /**
   * Returns the outcome for an exception, looking through what it is wrapped in.
   *
   * @param deadline of the fetch: tells its two kinds of time-outs apart, which the types that
   *     HttpClient throws do not when a connection is made just as its time runs out
   */
  static FetchOutcome.Failed of(URI asked, Throwable thrown, Deadline deadline) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof FetchFailedException failed) {
        return new FetchOutcome.Failed(asked, failed.kind(), failed.detail());
      }
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HttpTimeoutException || t instanceof SocketTimeoutException) {
        return timeOut(asked, deadline);
      }
      FailureKind kind = kindOf(t);
      if (kind != null) {
        return new FetchOutcome.Failed(asked, kind, detail(thrown, kind.id()));
      }
    }
    return new FetchOutcome.Failed(
        asked, FailureKind.IO_ERROR, detail(thrown, thrown.getClass().getSimpleName()));
  }

  private static FetchOutcome.Failed timeOut(URI asked, Deadline deadline) {
    if (deadline.hasPassed()) {
      return new FetchOutcome.Failed(asked, FailureKind.TOTAL_TIMEOUT, deadline.failure().detail());
    }
    return new FetchOutcome.Failed(
        asked, FailureKind.CONNECT_TIMEOUT, "no connection within its time limit");
  }

  private static @Nullable FailureKind kindOf(Throwable thrown) {
    return switch (thrown) {
      case UnknownHostException e -> FailureKind.UNKNOWN_HOST;
      case UnresolvedAddressException e -> FailureKind.UNKNOWN_HOST;
      case SSLException e -> FailureKind.TLS;
      case MalformedURLException e -> FailureKind.BAD_URL;
      case ProtocolException e -> FailureKind.BAD_RESPONSE;
      case EOFException e -> FailureKind.CLOSED;
      // All that HttpClient says of a refusal.
      case ConnectException e
          when e.getMessage() == null && e.getCause() instanceof ClosedChannelException ->
          FailureKind.REFUSED;
      default -> kindOfMessage(thrown.getMessage());
    };
  }

  private static @Nullable FailureKind kindOfMessage(@Nullable String message) {
    if (message == null) {
      return null;
    }
    if (message.contains("Connection refused")) {
      return FailureKind.REFUSED;
    }
    if (message.contains("unreachable") || message.contains("No route to host")) {
      return FailureKind.UNREACHABLE;
    }
    if (message.contains("Connection reset") || message.contains("Broken pipe")) {
      return FailureKind.RESET;
    }
    if (message.contains("end of file") || message.contains("Premature EOF")) {
      return FailureKind.CLOSED;
    }
    if (message.startsWith("Chunk header")) {
      return FailureKind.BAD_RESPONSE;
    }
    return null;
  }

  private static String detail(Throwable thrown, String otherwise) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t instanceof CompletionException ? null : t.getMessage();
      if (message != null && !message.isBlank()) {
        return message;
      }
    }
    return otherwise;
  }
}
