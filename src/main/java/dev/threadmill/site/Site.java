package dev.threadmill.site;

import java.nio.charset.Charset;

/**
 * One site: what its page says and how it is sent.
 *
 * @param index the site's place in the farm, from 0
 * @param title the title as a reader sees it, without escapes
 * @param charset what the page is encoded in; it has every character of the title
 * @param gzip whether the page is sent compressed
 * @param charsetInHeader whether the response header names the charset; otherwise only the page's
 *     own {@code <meta>} does
 * @param pageBytes the size of the page before compression
 */
public record Site(
    int index,
    String title,
    Charset charset,
    boolean gzip,
    boolean charsetInHeader,
    int pageBytes) {

  /** Returns the HTML page, exactly {@link #pageBytes} bytes in {@link #charset}. */
  public byte[] page() {
    return new Page(this).bytes();
  }
}
