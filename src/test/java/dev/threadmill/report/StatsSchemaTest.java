package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.threadmill.report.SampleRun.Sample;
import dev.threadmill.result.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads {@code stats.json} by its published schema must find what the schema says. */
final class StatsSchemaTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/threadmill/report/stats.json");
  private static JsonSchema schema = schema("{}");

  @BeforeAll
  static void readSchema() throws IOException {
    schema = schema(Files.readString(Path.of("docs/stats.schema.json")));
  }

  @Test
  void goldenFile_isAsTheSchemaSays() throws IOException {
    assertThat(complaints(Files.readString(GOLDEN))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySample_isAsTheSchemaSays(Sample sample) {
    var files = Report.render(sample.run(), sample.analysis());
    assertThat(complaints(files.getOrDefault("stats.json", ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "contaminated", "winners", "against", "q", "moreBlocks"})
  void file_lackingAField_isRefused(String field) throws IOException {
    String lacking = Files.readString(GOLDEN).replace("\"" + field + "\":", "\"other\":");
    assertThat(complaints(lacking)).anyMatch(complaint -> complaint.contains(field));
  }

  @Test
  void schema_knowsEveryMetric() throws IOException {
    String text = Files.readString(Path.of("docs/stats.schema.json"));
    for (Metric metric : Metric.values()) {
      assertThat(text).contains("\"" + metric.key() + "\"");
    }
  }

  private static List<Sample> samples() {
    return List.of(
        SampleRun.complete(),
        SampleRun.baselineFailed(),
        SampleRun.contaminated(),
        SampleRun.negligible(),
        SampleRun.twoStages(),
        SampleRun.otherBuild(),
        SampleRun.handoff(),
        SampleRun.sizes());
  }

  private static List<String> complaints(String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchema schema(String text) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
  }
}
