package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadmill.farm.FaultScript.Close;
import dev.threadmill.farm.FaultScript.Drip;
import dev.threadmill.farm.FaultScript.Repeat;
import dev.threadmill.farm.FaultScript.Reset;
import dev.threadmill.farm.FaultScript.Stall;
import dev.threadmill.farm.FaultScript.Stay;
import dev.threadmill.farm.FaultScript.Then;
import dev.threadmill.site.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;

/** Writes the script of each fault. */
final class FaultScripts {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  /** Endless streams come in pieces of about this size, and stop at 1 GiB. */
  private static final int PIECE_BYTES = 16 << 10;

  private static final int ENDLESS_PIECES = 1 << 16;

  private final Fault fault;
  private final InetSocketAddress refusing;

  private FaultScripts(Fault fault, InetSocketAddress refusing) {
    this.fault = fault;
    this.refusing = refusing;
  }

  /**
   * @param refusing where nothing listens; read for {@link Fault#REFUSED} only
   */
  static FaultScript of(Fault fault, InetSocketAddress refusing) {
    return new FaultScripts(fault, refusing).script();
  }

  /** Long, since it has a line for each fault. */
  private FaultScript script() {
    return switch (fault) {
      case REFUSED -> redirect("Location: http://" + Farm.hostAndPort(refusing) + "/\r\n");
      case RESET_BEFORE_HEADERS -> send("", new Reset());
      case RESET_IN_HEADERS -> send(OK + "Content-Ty", new Reset());
      case RESET_IN_BODY -> send(OK + HTML + length(1 << 20) + page(), new Reset());
      case CLOSE_BEFORE_HEADERS -> send("", new Close());
      case CLOSE_IN_HEADERS -> send(OK + "Content-Ty", new Close());
      case CLOSE_IN_CHUNK -> send(OK + HTML + CHUNKED + "\r\nffff\r\n" + page(), new Close());
      case STALL_BEFORE_HEADERS -> send("", new Stall());
      case STALL_IN_HEADERS -> send(OK + "Content-Ty", new Stall());
      case STALL_IN_BODY -> send(OK + HTML + length(1 << 20) + page(), new Stall());
      case DRIP_HEADERS -> send("", new Drip(buffer(OK + HTML)));
      case DRIP_BODY -> send(OK + HTML + length(1 << 20), new Drip(buffer(page())));
      case ENDLESS_STATUS_LINE -> send("HTTP/1.1 200 ", endless("O"));
      case ENDLESS_HEADER -> send(OK + "X: ", endless("x"));
      case ENDLESS_HEADERS -> send(OK, endless("X: " + "x".repeat(100) + "\r\n"));
      case ENDLESS_INTERIM -> send("", endless("HTTP/1.1 100 Continue\r\n\r\n"));
      case ENDLESS_BODY -> send(OK + HTML + "\r\n" + page(), endless("x"));
      case ENDLESS_CHUNKS ->
          send(OK + HTML + CHUNKED + "\r\n", endless("1000\r\n" + "x".repeat(0x1000) + "\r\n"));
      case ENDLESS_CHUNK_HEADER -> send(OK + HTML + CHUNKED + "\r\n5;", endless("x"));
      case LENGTH_HUGE -> send(OK + HTML + length(2_000_000_000), new Stall());
      case LENGTH_TOO_LONG -> send(OK + HTML + length(1 << 20) + page(), new Close());
      case LENGTH_TOO_SHORT -> send(OK + HTML + length(page().length() - 10) + page(), new Stay());
      case ANSWER_TWICE ->
          send((OK + HTML + length(page().length()) + page()).repeat(2), new Stay());
      case GZIP_CUT -> gzip(Arrays.copyOf(gzipped(), gzipped().length - 12));
      case GZIP_FALSE -> gzip(page().getBytes(UTF_8));
      case GZIP_BOMB -> gzip(repeated(Answers.gzip(new byte[1 << 20]), 1 << 10));
      case ENCODING_UNKNOWN -> answer("Content-Encoding: br\r\n" + HTML, page());
      case REDIRECT_LOOP -> redirect("Location: " + fault.path() + "\r\n");
      case REDIRECT_TO_FILE -> redirect("Location: file:///etc/hostname\r\n");
      case REDIRECT_NOWHERE -> redirect("");
      case STATUS_NO_NUMBER -> send("HTTP/1.1 abc OK\r\n" + HTML + length(0), new Close());
      case NOT_HTTP -> send("SSH-2.0-OpenSSH_9.2p1 is what answers here\r\n", new Close());
      case NOT_FOUND -> answer("404 Not Found", HTML, page().getBytes(UTF_8));
      case SERVER_ERROR -> answer("503 Service Unavailable", HTML, page().getBytes(UTF_8));
      case SERVER_ERROR_ENDLESS ->
          send("HTTP/1.1 500 Internal Server Error\r\n" + HTML + "\r\n" + page(), endless("x"));
      case CHARSET_WRONG ->
          answer("200 OK", HTML, page(fault.title() + " 한국어").getBytes(Charset.forName("EUC-KR")));
      case CHARSET_UNKNOWN -> answer("Content-Type: text/html; charset=klingon\r\n", page());
      case BODY_EMPTY -> answer(HTML, "");
      case BINARY -> answer("200 OK", HTML, noise());
      case TITLE_MISSING -> answer(HTML, "<!doctype html><p>No title</p>");
      case TITLE_BLANK -> answer(HTML, page(" \n\t&nbsp;"));
      case TITLE_TEN_TIMES -> answer(HTML, page() + "<title>Another</title>".repeat(9));
      case TITLE_LONG -> answer(HTML, page(fault.title() + " and on".repeat((1 << 20) / 7)));
      case TITLE_HUGE ->
          send(OK + HTML + "\r\n<title>", new Repeat(piece("huge "), 10_000_000 / PIECE_BYTES));
      case TITLE_BURIED ->
          answer(HTML, "<!doctype html><head>" + "<link>".repeat(100_000) + page());
      case NESTED_DEEPLY -> answer(HTML, page() + "<div>".repeat(100_000));
      case TAGS_ONLY -> answer(HTML, page() + "<b>".repeat(690_000));
    };
  }

  private String page() {
    return page(fault.title());
  }

  private static String page(String title) {
    return "<!doctype html><html><head><title>" + title + "</title></head><body><p>Text";
  }

  private static FaultScript send(String start, Then then) {
    return new FaultScript(buffer(start), then);
  }

  private static FaultScript answer(String headers, String body) {
    return answer("200 OK", headers, body.getBytes(UTF_8));
  }

  private static FaultScript answer(String status, String headers, byte[] body) {
    var bytes = new ByteArrayOutputStream();
    var head = "HTTP/1.1 " + status + "\r\n" + headers + length(body.length);
    bytes.writeBytes(head.getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return new FaultScript(Unpooled.wrappedBuffer(bytes.toByteArray()), new Stay());
  }

  private static FaultScript gzip(byte[] body) {
    return answer("200 OK", HTML + "Content-Encoding: gzip\r\n", body);
  }

  private static FaultScript redirect(String location) {
    return answer("302 Found", location, new byte[0]);
  }

  /** Returns the header and the empty line behind it. */
  private static String length(int bytes) {
    return "Content-Length: " + bytes + "\r\n\r\n";
  }

  private static Repeat endless(String unit) {
    return new Repeat(piece(unit), ENDLESS_PIECES);
  }

  private static ByteBuf piece(String unit) {
    return buffer(unit.repeat(PIECE_BYTES / unit.length()));
  }

  private static ByteBuf buffer(String text) {
    return Unpooled.wrappedBuffer(text.getBytes(UTF_8));
  }

  private byte[] gzipped() {
    return Answers.gzip(page().getBytes(UTF_8));
  }

  /** Members of a gzip file may follow each other, so that a bomb needs not be packed whole. */
  private static byte[] repeated(byte[] bytes, int times) {
    var all = new ByteArrayOutputStream(bytes.length * times);
    for (int i = 0; i < times; i++) {
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  private static byte[] noise() {
    var noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    return noise;
  }
}
