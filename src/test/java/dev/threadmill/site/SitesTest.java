package dev.threadmill.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A fetched title is right when it equals the one derived here, in another process. Without these
 * tests a page that lies about its title, charset or size would fail honest clients, or pass wrong
 * ones.
 */
final class SitesTest {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");
  private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>");
  private static final Pattern META_CHARSET = Pattern.compile("<meta charset=\"(.*?)\">");

  private static final Sites SITES = new Sites(500, 4_096, Latency.parse("pareto:1ms:1.5:1s"), 42);

  private static Stream<Site> all(Sites sites) {
    return IntStream.range(0, sites.count()).mapToObj(sites::site);
  }

  @Test
  void titles_firstFive_areTheLessons() {
    assertThat(IntStream.range(0, 5).mapToObj(SITES::title))
        .containsExactly(
            "Daum",
            "NAVER",
            "↗ 파크에 오면 즐겁다 MLBPARK",
            "TISTORY",
            "인프런 - 프로가 되는 온라인 클래스 | 온라인 강의 플랫폼");
  }

  @Test
  void titles_ofAllSites_differAndMixKinds() {
    var titles = IntStream.range(0, SITES.count()).mapToObj(SITES::title).toList();
    assertThat(titles).doesNotHaveDuplicates();
    assertThat(titles)
        .anyMatch(title -> title.contains("&"))
        .anyMatch(title -> title.contains("<"))
        .anyMatch(title -> title.contains("\""))
        .anyMatch(title -> title.matches(".*[가-힣].*"))
        .anyMatch(title -> title.matches("[A-Za-z0-9 ]+"));
  }

  @Test
  void equalSites_giveEqualPagesAndLatencies() {
    var again = new Sites(SITES.count(), SITES.pageBytes(), SITES.latency(), SITES.seed());
    assertThat(all(SITES)).containsExactlyElementsOf(all(again).toList());
    assertThat(SITES.site(17).page()).isEqualTo(again.site(17).page());
    assertThat(SITES.latencyNs(17)).isEqualTo(again.latencyNs(17));
  }

  @Test
  void page_underAnotherLocale_isTheSame() {
    var page = SITES.site(417).page();
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(SITES.site(417).page()).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anotherSeed_givesOtherSitesAndLatencies() {
    var other = new Sites(SITES.count(), SITES.pageBytes(), SITES.latency(), 43);
    assertThat(all(other).toList()).isNotEqualTo(all(SITES).toList());
    assertThat(other.latencyNs(17)).isNotEqualTo(SITES.latencyNs(17));
  }

  @ParameterizedTest
  @ValueSource(ints = {Sites.MIN_PAGE_BYTES, 4_096, 4_097, 65_536})
  void page_ofEverySite_hasTheExactSizeAndItsTitle(int pageBytes) {
    var sites = new Sites(100, pageBytes, SITES.latency(), 42);
    assertThat(all(sites))
        .allSatisfy(
            site -> {
              assertThat(site.page()).hasSize(pageBytes);
              assertThat(titleIn(site))
                  .isEqualTo(site.title())
                  .isEqualTo(sites.title(site.index()));
            });
  }

  private static String titleIn(Site site) {
    // The reader's way: the charset comes from outside, or from the page's own bytes.
    var stated = META_CHARSET.matcher(new String(site.page(), ISO_8859_1));
    var charset = site.charsetInHeader() ? site.charset() : charsetIn(stated.results().toList());
    var title = TITLE.matcher(new String(site.page(), charset));
    assertThat(title.find()).isTrue();
    return title
        .group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static Charset charsetIn(List<MatchResult> metas) {
    assertThat(metas).hasSize(1);
    return Charset.forName(metas.getFirst().group(1));
  }

  @Test
  void charset_isStatedInExactlyOnePlace() {
    assertThat(all(SITES))
        .allSatisfy(
            site ->
                assertThat(META_CHARSET.matcher(new String(site.page(), ISO_8859_1)).find())
                    .isEqualTo(!site.charsetInHeader()));
  }

  @Test
  void charset_hasEveryCharacterOfTheTitle() {
    assertThat(all(SITES))
        .allSatisfy(
            site -> assertThat(site.charset().newEncoder().canEncode(site.title())).isTrue());
    var unencodable = all(SITES).filter(site -> !EUC_KR.newEncoder().canEncode(site.title()));
    assertThat(unencodable).isNotEmpty();
  }

  @Test
  void sites_mixCharsetsEncodingsAndPlacesOfTheCharset() {
    assertThat(all(SITES).filter(site -> site.charset().equals(EUC_KR)).count())
        .isBetween(50L, 150L);
    assertThat(all(SITES).filter(Site::gzip).count()).isBetween(90L, 160L);
    assertThat(all(SITES).filter(Site::charsetInHeader).count()).isBetween(200L, 300L);
    assertThat(all(SITES).filter(site -> site.charset().equals(EUC_KR) && !site.charsetInHeader()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, -1})
  void siteZero_underAnySeed_isPlainUtf8(long seed) {
    var site = new Sites(1, 4_096, SITES.latency(), seed).site(0);
    assertThat(site.charset()).isEqualTo(UTF_8);
    assertThat(site.gzip()).isFalse();
  }

  @Test
  void latencies_ofAllSites_spreadAroundTheMedian() {
    long medianNs = SITES.latency().median().toNanos();
    var below = IntStream.range(0, SITES.count()).filter(i -> SITES.latencyNs(i) < medianNs);
    assertThat(below.count()).isBetween(200L, 300L);
  }

  @Test
  void defaults_areAThousandPlainPages() {
    assertThat(Sites.defaults()).isEqualTo(new Sites(1_000, 4_096, Latency.parse("0ms"), 1));
    assertThat(Sites.defaults().path(17)).isEqualTo("/site/17");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 500})
  void index_outOfRange_isRefused(int index) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SITES.site(index));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SITES.path(index));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> SITES.latencyNs(index));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4096, sites must be from 1 to 100000: 0",
    "100001, 4096, sites must be from 1 to 100000: 100001",
    "1, 2047, page bytes must be from 2048 to 1048576: 2047",
    "1, 1048577, page bytes must be from 2048 to 1048576: 1048577"
  })
  void newSites_outOfRange_namesSettingValueAndRange(int count, int pageBytes, String message) {
    var latency = Latency.parse("0ms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sites(count, pageBytes, latency, 1))
        .withMessage(message);
  }

  @Test
  void fault_shareOfSites_isAboutThatManyAndGrowsWithIt() {
    var some = hostile(0.05);
    var more = hostile(0.5);
    // Binomial: 500 x 0.05 is 25 with a standard deviation of 4.9, 500 x 0.5 is 250 with 11.2.
    assertThat(some.size()).isBetween(5, 45);
    assertThat(more.size()).isBetween(205, 295);
    assertThat(more).containsAll(some);
    assertThat(hostile(0)).isEmpty();
    assertThat(hostile(1)).hasSize(SITES.count());
    assertThat(hostile(1).stream().map(i -> SITES.fault(i, 1).orElseThrow()).distinct())
        .as("each of %d faults in 500 draws", Fault.values().length)
        .hasSize(Fault.values().length);
  }

  private static List<Integer> hostile(double share) {
    return IntStream.range(0, SITES.count())
        .filter(i -> SITES.fault(i, share).isPresent())
        .boxed()
        .toList();
  }
}
