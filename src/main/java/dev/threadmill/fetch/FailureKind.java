package dev.threadmill.fetch;

import java.util.Locale;

/** Why a fetch gave no title. The kinds do not overlap; the first that applies ends the fetch. */
public enum FailureKind {
  /** The URL is not an http or https URL with a host and a valid port. */
  BAD_URL,
  /** The host's name has no address. */
  UNKNOWN_HOST,
  /** There is no route to the host. */
  UNREACHABLE,
  /** The host is there, and nothing listens on the port. */
  REFUSED,
  /** No connection within the connect time limit. */
  CONNECT_TIMEOUT,
  /** No encrypted connection: a bad certificate, or no protocol in common. */
  TLS,
  /** The total time limit ran out, wherever the fetch then stood. */
  TOTAL_TIMEOUT,
  /** The connection was reset before the response was complete. */
  RESET,
  /** The connection was closed before the response was complete. */
  CLOSED,
  /** Any other failure to send or receive, such as too few file descriptors here. */
  IO_ERROR,
  /** What came is not HTTP, or has headers too large or without sense. */
  BAD_RESPONSE,
  /** A status that is neither a success nor a redirect that is followed. */
  BAD_STATUS,
  /** More redirects than the limit; a loop ends so, too. */
  TOO_MANY_REDIRECTS,
  /** A redirect to another scheme than http and https. */
  FORBIDDEN_REDIRECT,
  /** The body is over the limit, as received or unpacked. */
  BODY_TOO_LARGE,
  /** The body is within the limit so far, and too large for the heap beside others in flight. */
  OUT_OF_MEMORY,
  /** The body is packed in a way that was not asked for. */
  UNSUPPORTED_ENCODING,
  /** The body is not the gzip that its header says, or ends too early. */
  BAD_ENCODING,
  /** The Content-Type header names a charset that this JVM does not know. */
  UNSUPPORTED_CHARSET,
  /**
   * The page has no title in its head, or a blank one, or one behind more elements than are built.
   */
  NO_TITLE;

  /** Returns the kind's name in files and on the command line, such as {@code bad-url}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
