package dev.threadmill.farm;

import dev.threadmill.site.Fault;
import dev.threadmill.site.Site;
import dev.threadmill.site.Sites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the farm can answer. Pages are built when first asked for and then kept. Belongs to
 * the event loop: no other thread may touch it.
 */
final class Answers {
  private final Answer notFound = Answer.text("404 Not Found", "no such site\n");
  private final Answer bad = Answer.text("400 Bad Request", "not a request this farm can read\n");
  private final Answer otherMethod = Answer.text("405 Method Not Allowed", "only GET and HEAD\n");
  private final Answer tooLarge =
      Answer.text(
          "431 Request Header Fields Too Large", "over " + RequestParser.MAX_BYTES + " bytes\n");

  private final Sites sites;
  private final @Nullable Answer[] pages;
  private final long[] latenciesNs;

  private final double faultShare;

  Answers(Sites sites, double faultShare) {
    this.sites = sites;
    this.faultShare = faultShare;
    this.pages = new @Nullable Answer[sites.count()];
    this.latenciesNs = new long[sites.count()];
  }

  Answer notFound() {
    return notFound;
  }

  Answer bad() {
    return bad;
  }

  Answer otherMethod() {
    return otherMethod;
  }

  Answer tooLarge() {
    return tooLarge;
  }

  /** Returns the page of an ordinary site; null if there is none of this index. */
  @Nullable Answer page(int index) {
    if (index < 0 || index >= pages.length) {
      return null;
    }
    var page = pages[index];
    return page != null ? page : build(index);
  }

  /** Returns what a site does that has no {@link #page}; empty if there is no such site. */
  Optional<Fault> fault(int index) {
    return index < 0 || index >= pages.length ? Optional.empty() : sites.fault(index, faultShare);
  }

  /** Returns the latency of a site whose {@link #page} has been asked for before. */
  long latencyNs(int index) {
    return latenciesNs[index];
  }

  /** Builds pages from the first on until all are there or the time is up. */
  void build(Duration limit) {
    long startNs = System.nanoTime();
    for (int i = 0; i < pages.length && System.nanoTime() - startNs < limit.toNanos(); i++) {
      var unused = page(i);
    }
  }

  void release() {
    for (var page : pages) {
      if (page != null) {
        page.release();
      }
    }
    for (var answer : List.of(notFound, bad, otherMethod, tooLarge)) {
      answer.release();
    }
  }

  private @Nullable Answer build(int index) {
    if (fault(index).isPresent()) {
      return null;
    }
    var site = sites.site(index);
    var headers =
        "Content-Type: text/html" + (site.charsetInHeader() ? charset(site) : "") + "\r\n";
    var answer =
        site.gzip()
            ? Answer.of("200 OK", headers + "Content-Encoding: gzip\r\n", gzip(site.page()))
            : Answer.of("200 OK", headers, site.page());
    pages[index] = answer;
    latenciesNs[index] = sites.latencyNs(index);
    return answer;
  }

  private static String charset(Site site) {
    return "; charset=" + site.charset().name();
  }

  static byte[] gzip(byte[] page) {
    var bytes = new ByteArrayOutputStream(page.length);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(page);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array cannot fail", e);
    }
    return bytes.toByteArray();
  }
}
