package dev.threadmill.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A result file that JMH wrote as JSON, of any project.
 *
 * @param results the benchmarks, in the file's order; never empty
 */
public record JmhFile(List<JmhResult> results) {
  private static final List<String> SETTINGS =
      List.of(
          "jmhVersion",
          "threads",
          "jvmArgs",
          "jdkVersion",
          "vmName",
          "vmVersion",
          "warmupIterations",
          "warmupTime",
          "warmupBatchSize",
          "measurementIterations",
          "measurementTime",
          "measurementBatchSize");

  public JmhFile {
    results = List.copyOf(results);
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read or is not what JMH writes; the message is one line
   */
  public static JmhFile read(Path file) throws IOException {
    // Decoded leniently: bytes that are no UTF-8 then fail as the JSON that they are not.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    try {
      return new JmhFile(results(Json.tree(text)));
    } catch (IOException e) {
      throw new IOException(
          "'%s' is not a JMH result file: %s; JMH writes one with -rf json"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static List<JmhResult> results(JsonNode root) throws IOException {
    if (!root.isArray()) {
      throw new IOException("it does not hold an array of results");
    }
    if (root.isEmpty()) {
      throw new IOException("its array of results is empty");
    }
    var results = new ArrayList<JmhResult>();
    for (JsonNode node : root) {
      results.add(result(node));
    }
    return results;
  }

  private static JmhResult result(JsonNode node) throws IOException {
    String benchmark = text(node, "benchmark");
    String modeId = text(node, "mode");
    JmhMode mode =
        JmhMode.ofId(modeId)
            .orElseThrow(
                () ->
                    new IOException(
                        "'%s' has mode '%s': one of thrpt, avgt, sample, ss expected"
                            .formatted(benchmark, modeId)));
    JsonNode metric = node.path("primaryMetric");
    return new JmhResult(
        benchmark,
        mode,
        params(node.path("params")),
        text(metric, "scoreUnit"),
        forkMeans(metric),
        settings(node));
  }

  private static String text(JsonNode node, String field) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IOException("a result has no '%s'".formatted(field));
    }
    return value.textValue();
  }

  private static SortedMap<String, String> params(JsonNode node) {
    var params = new TreeMap<String, String>();
    node.properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    return params;
  }

  private static Map<String, String> settings(JsonNode node) {
    var settings = new HashMap<String, String>();
    for (String name : SETTINGS) {
      JsonNode value = node.path(name);
      if (value.isArray()) {
        var words = new StringJoiner(" ");
        value.forEach(word -> words.add(word.asText()));
        settings.put(name, words.toString());
      } else if (value.isValueNode() && !value.isNull()) {
        settings.put(name, value.asText());
      }
    }
    return settings;
  }

  private static List<Double> forkMeans(JsonNode metric) throws IOException {
    boolean sampled = metric.has("rawDataHistogram");
    var means = new ArrayList<Double>();
    for (JsonNode fork : metric.path(sampled ? "rawDataHistogram" : "rawData")) {
      means.add(sampled ? histogramMean(fork) : mean(fork));
    }
    return means;
  }

  private static double mean(JsonNode iterations) throws IOException {
    double total = 0;
    for (JsonNode score : iterations) {
      total += number(score);
    }
    return finite(total / iterations.size());
  }

  /** Returns the mean over all samples of a fork: each iteration is a list of value and count. */
  private static double histogramMean(JsonNode iterations) throws IOException {
    double total = 0;
    double samples = 0;
    for (JsonNode iteration : iterations) {
      for (JsonNode bucket : iteration) {
        double count = number(bucket.path(1));
        total += number(bucket.path(0)) * count;
        samples += count;
      }
    }
    return finite(total / samples);
  }

  /** JMH writes numbers that are not finite as text, because JSON has none. */
  private static double number(JsonNode node) throws IOException {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return switch (node.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new IOException("'%s' is not a score".formatted(node));
    };
  }

  private static double finite(double mean) {
    return Double.isFinite(mean) ? mean : Double.NaN;
  }
}
