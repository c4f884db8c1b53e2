package dev.threadmill.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One way in which a hostile site answers.
 *
 * <p>Each has the outcome that a fetcher must give: the id of its kind of failure, or a title. The
 * outcomes hold for a fetcher that takes 2 MiB and 5 redirects, and less than {@link
 * #LONGEST_SECONDS} in all; with other limits, another one may come first.
 */
public enum Fault {
  REFUSED("redirects to a port on which nothing listens", "refused"),
  RESET_BEFORE_HEADERS("resets the connection instead of answering", "reset"),
  RESET_IN_HEADERS("resets the connection within the headers", "reset"),
  RESET_IN_BODY("resets the connection within the body", "reset"),
  CLOSE_BEFORE_HEADERS("closes the connection instead of answering", "closed"),
  CLOSE_IN_HEADERS("closes the connection within the headers", "closed"),
  CLOSE_IN_CHUNK("closes the connection within a chunk", "closed"),
  STALL_BEFORE_HEADERS("sends nothing", "total-timeout"),
  STALL_IN_HEADERS("sends nothing any more within the headers", "total-timeout"),
  STALL_IN_BODY("sends nothing any more within the body", "total-timeout"),
  DRIP_HEADERS("sends a byte a second of its headers", "total-timeout"),
  DRIP_BODY("sends a byte a second of its body", "total-timeout"),
  ENDLESS_STATUS_LINE("sends a status line without an end", "bad-response"),
  ENDLESS_HEADER("sends one header without an end", "bad-response"),
  ENDLESS_HEADERS("sends headers without an end", "bad-response"),
  ENDLESS_INTERIM("says for ever that it is about to answer", "bad-response"),
  ENDLESS_BODY("sends a body without an end", "body-too-large"),
  ENDLESS_CHUNKS("sends chunks without an end", "body-too-large"),
  ENDLESS_CHUNK_HEADER("sends a chunk's header without an end", "bad-response"),
  LENGTH_HUGE("announces 2 GB and sends nothing of them", "body-too-large"),
  LENGTH_TOO_LONG("announces more than it sends, and closes", "closed"),
  LENGTH_TOO_SHORT("announces less than it sends", ""),
  ANSWER_TWICE("answers twice to one request", ""),
  GZIP_CUT("sends a gzip that ends too early", "bad-encoding"),
  GZIP_FALSE("says gzip and sends none", "bad-encoding"),
  GZIP_BOMB("sends 1 MB that unpack to 1 GiB", "body-too-large"),
  ENCODING_UNKNOWN("packs its body in a way not asked for", "unsupported-encoding"),
  REDIRECT_LOOP("redirects to itself", "too-many-redirects"),
  REDIRECT_TO_FILE("redirects to a file: URL", "forbidden-redirect"),
  REDIRECT_NOWHERE("redirects without saying where to", "bad-response"),
  STATUS_NO_NUMBER("sends a status line without a number", "bad-response"),
  NOT_HTTP("speaks another protocol", "bad-response"),
  NOT_FOUND("answers with status 404", "bad-status"),
  SERVER_ERROR("answers with status 503", "bad-status"),
  SERVER_ERROR_ENDLESS("answers with status 500 and a body without an end", "bad-status"),
  CHARSET_WRONG("names another charset than it writes", ""),
  CHARSET_UNKNOWN("names a charset that does not exist", "unsupported-charset"),
  BODY_EMPTY("sends an empty body", "no-title"),
  BINARY("calls noise HTML", "no-title"),
  TITLE_MISSING("sends a page without a title", "no-title"),
  TITLE_BLANK("sends a page with a blank title", "no-title"),
  TITLE_TEN_TIMES("sends a page with ten titles, of which the first counts", ""),
  TITLE_LONG("sends a title of 1 MiB", ""),
  TITLE_HUGE("sends a title of 10 MB", "body-too-large"),
  TITLE_BURIED("hides the title behind 100 000 elements of its head", "no-title"),
  NESTED_DEEPLY("nests 100 000 elements", ""),
  TAGS_ONLY("sends nearly 2 MiB of tags, each of which costs a parser more than it did", "");

  /** Where a fault is asked for by path: this and its id. */
  public static final String PATH_PREFIX = "/fault/";

  /** After this time a site ends the connection if the client has not. */
  public static final int LONGEST_SECONDS = 60;

  private final String sentence;
  private final String outcome;

  Fault(String sentence, String outcome) {
    this.sentence = sentence;
    this.outcome = outcome;
  }

  /** Returns the fault of this id; empty if there is none. */
  public static Optional<Fault> of(String id) {
    return Arrays.stream(values()).filter(fault -> fault.id().equals(id)).findFirst();
  }

  /** Returns the fault's name in paths, such as {@code reset-in-body}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the path at which a farm plays this fault. */
  public String path() {
    return PATH_PREFIX + id();
  }

  /** Returns what the site does, to be read after "The site". */
  public String sentence() {
    return sentence;
  }

  /** Returns the id of the kind of failure that a fetch must end in; empty if it has a title. */
  public Optional<String> failure() {
    return outcome.isEmpty() ? Optional.empty() : Optional.of(outcome);
  }

  /** Returns how the title begins, where there is one. */
  public String title() {
    return "Hostile " + id();
  }
}
