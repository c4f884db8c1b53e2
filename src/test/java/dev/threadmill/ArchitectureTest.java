package dev.threadmill;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The import table of docs/architecture.md. Without it the split between measuring and rendering
 * would last until the first hurried change; a package that is not in it fails the build.
 */
final class ArchitectureTest {
  private static final String ROOT = "dev.threadmill";

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("site", Set.of()),
          Map.entry("stats", Set.of()),
          Map.entry("chart", Set.of()),
          Map.entry("coroutine", Set.of()),
          Map.entry("handoff", Set.of("coroutine", "workload")),
          Map.entry("machine", Set.of()),
          Map.entry("machine.check", Set.of("machine", "stats")),
          Map.entry("fetch", Set.of()),
          Map.entry("farm", Set.of("site")),
          Map.entry("workload", Set.of("site", "fetch", "coroutine")),
          Map.entry("strategy", Set.of("workload")),
          Map.entry("lesson", Set.of("coroutine", "strategy", "workload", "fetch", "site")),
          Map.entry("load", Set.of("strategy", "fetch", "site")),
          Map.entry("plan", Set.of("strategy", "handoff", "workload", "stats")),
          Map.entry(
              "bench",
              Set.of(
                  "strategy", "handoff", "coroutine", "workload", "load", "site", "fetch", "farm")),
          Map.entry("result", Set.of("plan", "strategy", "workload", "machine")),
          Map.entry(
              "launch",
              Set.of(
                  "plan", "result", "analysis", "machine", "strategy", "workload", "site", "farm")),
          Map.entry(
              "analysis",
              Set.of("result", "plan", "strategy", "handoff", "workload", "machine", "stats")),
          Map.entry(
              "compare",
              Set.of("analysis", "result", "plan", "strategy", "workload", "machine", "stats")),
          Map.entry(
              "calibrate",
              Set.of(
                  "analysis",
                  "launch",
                  "machine",
                  "plan",
                  "result",
                  "stats",
                  "strategy",
                  "workload")),
          Map.entry(
              "report",
              Set.of(
                  "analysis",
                  "calibrate",
                  "result",
                  "plan",
                  "strategy",
                  "workload",
                  "machine",
                  "stats",
                  "chart")),
          Map.entry(
              "cli",
              Set.of(
                  "analysis",
                  "calibrate",
                  "compare",
                  "farm",
                  "fetch",
                  "handoff",
                  "launch",
                  "lesson",
                  "machine",
                  "machine.check",
                  "plan",
                  "report",
                  "result",
                  "site",
                  "stats",
                  "strategy",
                  "workload")));

  /** Each library has one home, or a few that are named. */
  private static final Map<String, Set<String>> LIBRARY_HOMES =
      Map.of(
          "org.openjdk.jmh..", Set.of("bench", "launch"),
          "io.netty..", Set.of("farm"),
          "org.jsoup..", Set.of("fetch"),
          "org.apache.hc..", Set.of("fetch"),
          "picocli..", Set.of("cli"),
          "com.samskivert..", Set.of("report"),
          "com.fasterxml.jackson..", Set.of("result"),
          "org.mozilla..", Set.of("chart"),
          "org.apache.commons.statistics..", Set.of("stats"),
          "org.HdrHistogram..", Set.of("bench", "launch", "load", "analysis", "farm"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages(ROOT);

  @ParameterizedTest
  @MethodSource("packages")
  void package_importsOnlyWhatTheTableAllows(String name) {
    var own = Stream.concat(Stream.of(name), MAY_IMPORT.getOrDefault(name, Set.of()).stream());
    var allowed = own.map(ArchitectureTest::inside).toArray(String[]::new);
    classes()
        .that(resideInAPackage(inside(name)))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed)))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void library_isUsedAtItsHomeOnly(String library) {
    var homes =
        LIBRARY_HOMES.getOrDefault(library, Set.of()).stream()
            .map(ArchitectureTest::inside)
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(homes))))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackage_isInTheTable() {
    var found =
        CLASSES.stream().map(c -> c.getPackageName().substring(ROOT.length() + 1)).collect(toSet());
    assertThat(found).isEqualTo(MAY_IMPORT.keySet());
  }

  private static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  private static Set<String> libraries() {
    return LIBRARY_HOMES.keySet();
  }

  private static String inside(String name) {
    return ROOT + "." + name;
  }
}
