package dev.threadmill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.result.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people paste and programs parse, against golden files that a person has read. After a change
 * that is meant, {@code mvn test -Dtest=FormatTest -Dthreadmill.golden=update} rewrites them: read
 * the difference. P-values and intervals in them are those that SciPy's {@code ttest_ind} gives for
 * the logarithms of the fork means with {@code equal_var=False}.
 */
final class FormatTest {

  @ParameterizedTest
  @CsvSource({"TABLE, comparison.txt", "MD, comparison.md", "JSON, comparison.json"})
  void text_forcedComparisonWithEveryKindOfRow_isTheGoldenFile(Format format, String name)
      throws IOException {
    var comparison = comparison("base", "head");
    var gate = Gate.of(comparison, List.of(FailRule.parse("worse>3%")), true);

    String text = format.text(comparison, gate);

    Path golden = Fixtures.FOLDER.resolve(name);
    if ("update".equals(System.getProperty("threadmill.golden"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void text_measuredAlike_saysNothingOfForce() throws IOException {
    var comparison = comparison("base", "base");
    var gate = Gate.of(comparison, List.of(), false);

    assertThat(Format.TABLE.text(comparison, gate)).doesNotContain("FORCED");
    assertThat(Format.MD.text(comparison, gate)).doesNotContain("FORCED");
    assertThat(Format.JSON.text(comparison, gate)).contains("\"forced\" : false");
  }

  private static Comparison comparison(String base, String head) throws IOException {
    return Comparison.of(side(base), side(head), 0.02);
  }

  private static Side side(String name) throws IOException {
    return JmhSide.of(name, JmhFile.read(Fixtures.FOLDER.resolve(name + ".json")));
  }
}
