package dev.threadmill.fetch;

import java.io.EOFException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures apart by the exceptions that the JDK's clients throw for them. Where the type does
 * not tell, the message must: its wording is the JDK's or the operating system's, and the tests
 * notice if it changes.
 */
final class Failures {

  private Failures() {}

  /** Returns the outcome for an exception, looking through what it is wrapped in. */
  static FetchOutcome.Failed of(URI asked, Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof FetchFailedException failed) {
        return new FetchOutcome.Failed(asked, failed.kind(), failed.detail());
      }
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      FailureKind kind = kindOf(t);
      if (kind != null) {
        return new FetchOutcome.Failed(asked, kind, detail(thrown, kind.id()));
      }
    }
    return new FetchOutcome.Failed(
        asked, FailureKind.IO_ERROR, detail(thrown, thrown.getClass().getSimpleName()));
  }

  private static @Nullable FailureKind kindOf(Throwable thrown) {
    return switch (thrown) {
      // The two that follow are subclasses of wider types below.
      case HttpConnectTimeoutException e -> FailureKind.CONNECT_TIMEOUT;
      case HttpTimeoutException e -> FailureKind.TOTAL_TIMEOUT;
      // Read time-outs end at the deadline and are caught as such, so this is a connect time-out.
      case SocketTimeoutException e -> FailureKind.CONNECT_TIMEOUT;
      case UnknownHostException e -> FailureKind.UNKNOWN_HOST;
      case UnresolvedAddressException e -> FailureKind.UNKNOWN_HOST;
      case NoRouteToHostException e -> FailureKind.UNREACHABLE;
      case BindException e -> FailureKind.IO_ERROR;
      case SSLException e -> FailureKind.TLS;
      case MalformedURLException e -> FailureKind.BAD_URL;
      case ProtocolException e -> FailureKind.BAD_RESPONSE;
      case EOFException e -> FailureKind.CLOSED;
      case ConnectException e -> connectKind(e);
      default -> kindOfMessage(thrown.getMessage());
    };
  }

  /**
   * HttpClient throws one without a message, with the reason as its cause if there is more to say
   * than that the connection was refused.
   */
  private static @Nullable FailureKind connectKind(ConnectException thrown) {
    String message = thrown.getMessage();
    if (message == null) {
      return thrown.getCause() instanceof ConnectException
              || thrown.getCause() instanceof UnresolvedAddressException
          ? null
          : FailureKind.REFUSED;
    }
    if (message.contains("unreachable")) {
      return FailureKind.UNREACHABLE;
    }
    return message.contains("refused") ? FailureKind.REFUSED : null;
  }

  private static @Nullable FailureKind kindOfMessage(@Nullable String message) {
    if (message == null) {
      return null;
    }
    if (message.contains("Connection reset") || message.contains("Broken pipe")) {
      return FailureKind.RESET;
    }
    if (message.contains("end of file") || message.contains("Premature EOF")) {
      return FailureKind.CLOSED;
    }
    return null;
  }

  private static String detail(Throwable thrown, String otherwise) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && !message.isBlank()) {
        return message;
      }
    }
    return otherwise;
  }
}
