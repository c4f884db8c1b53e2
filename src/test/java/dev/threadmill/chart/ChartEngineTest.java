package dev.threadmill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the engine owes the report. Without it a rebuilt report could differ from the first one, and
 * a mistake in a definition would surface as a fault somewhere inside ECharts.
 */
final class ChartEngineTest {
  private static final String REGISTRY =
      """
      var threadmillCharts = [];
      function threadmillTheme(dark) { return { text: dark ? '#eeeeee' : '#111111' }; }
      function threadmillFiguresOf(chart, data, theme) { return [chart.draw(data, theme)]; }
      """;

  @Test
  void echartsSource_resolvesAtItsVersion() {
    assertThat(ChartEngine.echartsSource()).contains("Apache Software Foundation", "\"5.5.0\"");
  }

  @Test
  void draw_twice_givesTheSameBytes() {
    var first = new ChartEngine(Charts.scripts());
    var drawn = first.draw(Charts.sample());
    assertThat(first.draw(Charts.sample())).isEqualTo(drawn);
    assertThat(new ChartEngine(Charts.scripts()).draw(Charts.sample())).isEqualTo(drawn);
  }

  @Test
  void definitionThatThrows_isNamedWithItsLine() {
    var engine =
        engine("threadmillCharts.push({ draw: function (data) {\n  return data.a.b;\n} });");
    assertThatThrownBy(() -> engine.draw("{}"))
        .isInstanceOf(ChartFailedException.class)
        .hasMessageStartingWith("chart 77-mine.js, line 2: TypeError: Cannot read property \"b\"");
  }

  @Test
  void definitionThatCannotBeParsed_isNamedWithItsLine() {
    assertThatThrownBy(() -> engine("var ok = 1;\nvar = 2;"))
        .isInstanceOf(ChartFailedException.class)
        .hasMessageStartingWith("chart 77-mine.js, line 2: ");
  }

  @Test
  void optionThatEchartsRefuses_blamesTheDefinition() {
    var engine = engine(figure("{ series: [{ type: 'bar' }] }"));
    assertThatThrownBy(() -> engine.draw("{}"))
        .isInstanceOf(ChartFailedException.class)
        .hasMessageStartingWith("chart 77-mine.js, line ")
        .hasMessageContaining("(in echarts.min.js)");
  }

  @Test
  void dataThatIsNotJson_isRefused() {
    var engine = engine("");
    assertThatThrownBy(() -> engine.draw("{"))
        .isInstanceOf(ChartFailedException.class)
        .hasMessageContaining("the chart data");
  }

  @Test
  void text_ofAnyKind_staysWellFormedAndNeverBecomesMarkup() {
    var text = "a < b & \\u001b[31m $1 \\\\ 1.23456 </svg>";
    var svg = engine(figure("{ title: { text: '%s' } }".formatted(text))).draw("{}").get(0).svg();
    assertThat(svg).contains("a &lt; b &amp;  [31m $1 \\ 1.23456 &lt;/svg&gt;");
    assertThat(svg).doesNotContain("\u001b");
  }

  @Test
  void neutralColours_areSwappedInTheDark() {
    var svg = engine(figure("{ title: { text: 'x' } }")).draw("{}").get(0).svg();
    assertThat(svg).contains("@media (prefers-color-scheme:dark){[fill=\"#111111\"]{fill:#eeeeee}");
  }

  private static String figure(String option) {
    return "threadmillCharts.push({ draw: function () { return { id: 'mine', title: 't', desc: 'd',"
        + " width: 200, height: 100, option: "
        + option
        + " }; } });";
  }

  private static ChartEngine engine(String definition) {
    return new ChartEngine(
        List.of(new ChartScript("lib.js", REGISTRY), new ChartScript("77-mine.js", definition)));
  }
}
