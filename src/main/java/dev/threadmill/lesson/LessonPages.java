package dev.threadmill.lesson;

import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The five sites of the course, as a farm plays them. */
public final class LessonPages {
  /** With this one the fifth site is compressed and the others are not, as it was in the course. */
  private static final long SEED = 10;

  /** Long enough for all fetches to have begun before the first one is done. */
  private static final Sites SITES = new Sites(5, 4096, Latency.parse("100ms"), SEED);

  private LessonPages() {}

  /** Returns what a farm for the lessons must serve. */
  public static Sites sites() {
    return SITES;
  }

  /** Returns the pages of a farm that serves {@link #sites}, in the order of the course. */
  public static List<URI> of(URI farm) {
    return IntStream.range(0, SITES.count()).mapToObj(i -> farm.resolve(SITES.path(i))).toList();
  }
}
