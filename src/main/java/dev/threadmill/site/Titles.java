package dev.threadmill.site;

import java.util.List;
import java.util.SplittableRandom;

/** Titles of sites: the five of the lesson that the farm began with, then invented ones. */
final class Titles {
  private static final List<String> FIRST =
      List.of(
          "Daum", "NAVER", "↗ 파크에 오면 즐겁다 MLBPARK", "TISTORY", "인프런 - 프로가 되는 온라인 클래스 | 온라인 강의 플랫폼");

  private static final List<String> PLAIN =
      List.of("Harbor Journal", "Morning Ledger", "Café Lumière", "Field Notes", "Night Train");
  private static final List<String> KOREAN =
      List.of("서울 날씨 소식", "바다 여행 안내", "한국 요리 교실", "오늘의 책", "동네 산책 지도");
  private static final List<String> ESCAPED =
      List.of(
          "Salt & Pepper",
          "1 < 2 Weekly",
          "The \"Quoted\" Times",
          "R&D <Lab> \"Notes\"",
          "커피 & 빵 이야기");

  private Titles() {}

  /**
   * Returns the title of a site; it takes the same numbers from {@code random} for every index.
   * Invented titles end in the index, so that no two sites share one.
   */
  static String title(int index, SplittableRandom random) {
    int kind = random.nextInt(3);
    int choice = random.nextInt(5);
    if (index < FIRST.size()) {
      return FIRST.get(index);
    }
    var names = List.of(PLAIN, KOREAN, ESCAPED).get(kind);
    return names.get(choice) + " " + index;
  }
}
