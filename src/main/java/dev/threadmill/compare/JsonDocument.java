package dev.threadmill.compare;

import dev.threadmill.result.Json;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.WelchRatio;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** A comparison for programs. The names of its components are the names in the file. */
record JsonDocument(
    int schema,
    String design,
    String base,
    String head,
    double margin,
    boolean forced,
    List<Difference> differences,
    List<RowEntry> rows,
    List<RowEntry> controls,
    List<Benchmark> onlyInBase,
    List<Benchmark> onlyInHead,
    GateEntry gate) {
  private static final int SCHEMA = 1;

  static String text(Comparison comparison, Gate gate) {
    var document =
        new JsonDocument(
            SCHEMA,
            Sentences.UNPAIRED,
            comparison.base().description(),
            comparison.head().description(),
            comparison.margin(),
            !comparison.differences().isEmpty(),
            comparison.differences(),
            comparison.rows().stream().map(RowEntry::of).toList(),
            comparison.controls().stream().map(RowEntry::of).toList(),
            comparison.onlyInBase().stream().map(Benchmark::of).toList(),
            comparison.onlyInHead().stream().map(Benchmark::of).toList(),
            GateEntry.of(gate));
    return Json.writePretty(document);
  }

  private record Benchmark(
      String label, String benchmark, String mode, SortedMap<String, String> params) {
    static Benchmark of(Measured measured) {
      var key = measured.key();
      return new Benchmark(measured.label(), key.benchmark(), key.mode().id(), key.params());
    }
  }

  private record Score(OptionalDouble value, int forks, int forksWithoutScore, String unit) {
    static Score of(Measured measured) {
      return new Score(
          measured.score(), measured.scores().size(), measured.lost(), measured.unit());
    }
  }

  private record RowEntry(
      Benchmark id,
      boolean lowerIsBetter,
      Score base,
      Score head,
      OptionalDouble ratio,
      Optional<Interval> interval,
      OptionalDouble p,
      OptionalDouble adjustedP,
      String verdict,
      String note) {
    static RowEntry of(Row row) {
      var p = row.test().map(WelchRatio::p).map(OptionalDouble::of);
      return new RowEntry(
          Benchmark.of(row.base()),
          row.lowerIsBetter(),
          Score.of(row.base()),
          Score.of(row.head()),
          row.ratio(),
          row.test().map(WelchRatio::interval),
          p.orElse(OptionalDouble.empty()),
          row.adjustedP(),
          row.base().control() ? "control" : row.verdict().name().toLowerCase(Locale.ROOT),
          row.note());
    }
  }

  private record GateEntry(
      List<String> failIf,
      boolean requireConclusive,
      boolean regression,
      boolean undecided,
      int inconclusive,
      List<Benchmark> failed) {
    static GateEntry of(Gate gate) {
      return new GateEntry(
          gate.rules().stream().map(FailRule::text).toList(),
          gate.requireConclusive(),
          gate.regression(),
          gate.undecided(),
          gate.inconclusive(),
          gate.failed().stream().map(r -> Benchmark.of(r.base())).toList());
    }
  }
}
