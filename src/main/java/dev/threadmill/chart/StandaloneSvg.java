package dev.threadmill.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a document that stands alone of what ECharts emits: named for assistive technology, light
 * and dark, without hover styles, and with no more digits than a screen can show.
 */
record StandaloneSvg(String id, String title, String desc, NeutralColours colours) {
  private static final Pattern HOVER_STYLE =
      Pattern.compile("<style >.*?</style>\n?", Pattern.DOTALL);
  private static final Pattern SCRIPT_HOOK =
      Pattern.compile(" (class=\"zr\\d+-cls-\\d+|ecmeta_\\w+=\"[^\"]*)\"");
  private static final Pattern ZRENDER_ID = Pattern.compile("zr\\d+-");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}");
  private static final Pattern FONT_FAMILY = Pattern.compile("font-family:([^;\"]*);");

  /** What XML 1.0 does not allow in a document, not even escaped. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  String of(String raw) {
    String svg = HOVER_STYLE.matcher(raw).replaceAll("");
    svg = SCRIPT_HOOK.matcher(svg).replaceAll("");
    svg = ZRENDER_ID.matcher(svg).replaceAll(id + "-");
    // Not every viewer knows dominant-baseline; all know dy.
    svg = svg.replace("dominant-baseline=\"central\"", "dy=\".35em\"");
    svg = TAG.matcher(svg).replaceAll(StandaloneSvg::rounded);
    return NOT_XML.matcher(named(oneFont(svg))).replaceAll(" ") + "\n";
  }

  /** States the font once instead of at every text. */
  private static String oneFont(String svg) {
    var font = FONT_FAMILY.matcher(svg);
    if (!font.find()) {
      return svg;
    }
    String family = font.group(1);
    return svg.replace(font.group(), "")
        .replace(" xml:space=\"preserve\"", "")
        .replaceFirst("<svg ", "<svg font-family=\"" + family + "\" ");
  }

  private String named(String svg) {
    int inside = svg.indexOf('>') + 1;
    String names =
        "<title id=\"%1$s-title\">%2$s</title>%n<desc id=\"%1$s-desc\">%3$s</desc>%n<style>%4$s</style>"
            .formatted(id, escaped(title), escaped(desc), colours.css())
            .replace("\r\n", "\n");
    String role =
        " role=\"img\" aria-labelledby=\"%1$s-title\" aria-describedby=\"%1$s-desc\">"
            .formatted(id);
    return svg.substring(0, inside - 1) + role + "\n" + names + svg.substring(inside);
  }

  private static String rounded(MatchResult tag) {
    return Matcher.quoteReplacement(
        LONG_NUMBER
            .matcher(tag.group())
            .replaceAll(
                number ->
                    new BigDecimal(number.group())
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
