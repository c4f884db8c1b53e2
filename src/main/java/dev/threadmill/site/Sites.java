package dev.threadmill.site;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The sites of one farm, numbered from 0, as a pure function of index and seed.
 *
 * <p>Equal values describe equal sites in every process and on every machine, so that a client
 * knows each title without asking the farm.
 *
 * @param count how many sites there are, from 1 to {@link #MAX_COUNT}
 * @param pageBytes the size of every page before compression, from {@link #MIN_PAGE_BYTES} to
 *     {@link #MAX_PAGE_BYTES}
 * @param latency what each site's latency is drawn from
 * @param seed chooses titles, texts, charsets, encodings, latencies and faults
 */
public record Sites(int count, int pageBytes, Latency latency, long seed) {

  public static final int MAX_COUNT = 100_000;

  /** Room for the head, the navigation and the decoys of any site in any charset. */
  public static final int MIN_PAGE_BYTES = 2_048;

  public static final int MAX_PAGE_BYTES = 1_048_576;

  /** Where the pages are: {@link #path} is this and the index. */
  public static final String PATH_PREFIX = "/site/";

  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  // A stream of random numbers for each purpose, so that latencies do not depend on how many
  // numbers the page needed.
  private static final long PAGE_STREAM = 0x5DEECE66DL;
  private static final long LATENCY_STREAM = 0x2545F4914F6CDD1DL;
  private static final long FAULT_STREAM = 0x369DEA0F31A53F85L;

  public Sites {
    Objects.requireNonNull(latency);
    requireBetween("sites", count, 1, MAX_COUNT);
    requireBetween("page bytes", pageBytes, MIN_PAGE_BYTES, MAX_PAGE_BYTES);
  }

  /** Returns 1000 sites with pages of 4 KiB that answer at once. */
  public static Sites defaults() {
    return new Sites(1_000, 4_096, Latency.parse("0ms"), 1);
  }

  /**
   * Returns one site.
   *
   * <p>Site 0 is always an uncompressed UTF-8 page. Of the others about one in four is compressed;
   * one in four is in EUC-KR where that charset has all of its title; half state the charset in the
   * header and half in the page.
   *
   * @throws IndexOutOfBoundsException if there is no such site
   */
  public Site site(int index) {
    var random = random(index, PAGE_STREAM);
    var title = Titles.title(index, random);
    boolean korean = random.nextInt(4) == 0 && EUC_KR.newEncoder().canEncode(title);
    boolean gzip = random.nextInt(4) == 0;
    boolean charsetInHeader = random.nextBoolean();
    if (index == 0) {
      return new Site(0, title, StandardCharsets.UTF_8, false, true, pageBytes);
    }
    var charset = korean ? EUC_KR : StandardCharsets.UTF_8;
    return new Site(index, title, charset, gzip, charsetInHeader, pageBytes);
  }

  /**
   * Returns the title of one site as a reader of the page sees it.
   *
   * @throws IndexOutOfBoundsException if there is no such site
   */
  public String title(int index) {
    return Titles.title(index, random(index, PAGE_STREAM));
  }

  /**
   * Returns the path of one site, such as {@code /site/17}.
   *
   * @throws IndexOutOfBoundsException if there is no such site
   */
  public String path(int index) {
    return PATH_PREFIX + Objects.checkIndex(index, count);
  }

  /**
   * Returns how long one site takes to answer, the same every time.
   *
   * @throws IndexOutOfBoundsException if there is no such site
   */
  public long latencyNs(int index) {
    // Halfway between two multiples of 2^-53: never 0 and never 1.
    long bits = random(index, LATENCY_STREAM).nextLong() >>> 12;
    return latency.sampleNs((bits + 0.5) * 0x1p-52);
  }

  /**
   * Returns the fault of one site, the same every time, on a farm of which a share is hostile;
   * empty for an ordinary site. Who is hostile at one share is so at any larger one.
   *
   * @param share how many of the sites are hostile, from 0 to 1
   * @throws IndexOutOfBoundsException if there is no such site
   */
  public Optional<Fault> fault(int index, double share) {
    var random = random(index, FAULT_STREAM);
    boolean hostile = random.nextDouble() < share;
    var faults = Fault.values();
    return hostile ? Optional.of(faults[random.nextInt(faults.length)]) : Optional.empty();
  }

  private SplittableRandom random(int index, long stream) {
    Objects.checkIndex(index, count);
    return new SplittableRandom(seed * 0x9E6C63D0676A9A99L + index * 0xD1342543DE82EF95L + stream);
  }

  private static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ": " + value);
    }
  }
}
