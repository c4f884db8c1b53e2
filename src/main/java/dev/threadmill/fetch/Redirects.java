package dev.threadmill.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way from the URL that was asked for to the page. The clients never follow a redirect
 * themselves, since each has rules of its own.
 */
final class Redirects {
  private final int maxRedirects;
  private int followed;
  private URI at;

  /**
   * @throws FetchFailedException if the URL cannot be fetched over HTTP
   */
  Redirects(URI asked, int maxRedirects) throws FetchFailedException {
    this.maxRedirects = maxRedirects;
    if (!isHttp(asked)) {
      throw new FetchFailedException(FailureKind.BAD_URL, "not an http or https URL: " + asked);
    }
    if (!hasAddress(asked)) {
      throw new FetchFailedException(FailureKind.BAD_URL, "no valid host and port: " + asked);
    }
    at = inAscii(asked);
  }

  /** Sends one request and waits for all of the response. */
  interface Exchange {
    Response send(URI at, Deadline deadline) throws IOException, InterruptedException;
  }

  /** Goes the whole way on the calling thread. */
  static FetchOutcome follow(URI asked, FetchLimits limits, Exchange exchange)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Deadline deadline = Deadline.in(limits.totalTimeout());
    try {
      var redirects = new Redirects(asked, limits.maxRedirects());
      while (true) {
        Response response = exchange.send(redirects.at(), deadline);
        if (!redirects.goOn(response)) {
          return response.toOutcome(asked, deadline);
        }
      }
    } catch (IOException e) {
      // A virtual thread's socket fails when the thread is interrupted: not the site's doing.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return Failures.of(asked, e, deadline);
    }
  }

  /** Returns where to send the next request. */
  URI at() {
    return at;
  }

  /**
   * Moves on to where the response points, and returns whether it points anywhere.
   *
   * @throws FetchFailedException if it points where this fetch must not go
   */
  boolean goOn(Response response) throws FetchFailedException {
    if (!isRedirect(response.status())) {
      return false;
    }
    URI target = target(response.location());
    if (!isHttp(target)) {
      throw new FetchFailedException(FailureKind.FORBIDDEN_REDIRECT, "redirected to " + target);
    }
    if (!hasAddress(target)) {
      throw new FetchFailedException(FailureKind.BAD_RESPONSE, "redirected to " + target);
    }
    if (followed == maxRedirects) {
      throw new FetchFailedException(
          FailureKind.TOO_MANY_REDIRECTS, "more than " + maxRedirects + ", next to " + target);
    }
    followed++;
    at = target;
    return true;
  }

  private URI target(@Nullable String location) throws FetchFailedException {
    if (location == null) {
      throw new FetchFailedException(FailureKind.BAD_RESPONSE, "a redirect without a Location");
    }
    try {
      return inAscii(at.resolve(new URI(asSent(location.strip()))));
    } catch (URISyntaxException e) {
      throw new FetchFailedException(
          FailureKind.BAD_RESPONSE, "a redirect to what is not a URL: " + location);
    }
  }

  /** Sites send UTF-8 here, as browsers expect, but both clients decode headers as Latin-1. */
  private static String asSent(String location) {
    return location.chars().allMatch(c -> c < 0x80)
        ? location
        : new String(location.getBytes(ISO_8859_1), UTF_8);
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static boolean isHttp(URI uri) {
    String scheme = uri.getScheme();
    return scheme != null
        && switch (scheme.toLowerCase(Locale.ROOT)) {
          case "http", "https" -> true;
          default -> false;
        };
  }

  private static boolean hasAddress(URI uri) {
    int port = uri.getPort();
    return uri.getHost() != null && (port == -1 || (port > 0 && port < 1 << 16));
  }

  private static URI inAscii(URI uri) {
    String ascii = uri.toASCIIString();
    return ascii.equals(uri.toString()) ? uri : URI.create(ascii);
  }
}
