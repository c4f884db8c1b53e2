package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmill.report.SampleRun.Sample;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The page in a real browser: definitions that only Rhino understands, or a policy that blocks the
 * page's own script, would leave readers with the static pictures and nobody would notice.
 *
 * <p>Skipped where Chromium and its driver are not installed, unless the system property {@code
 * threadmill.browser} is {@code required}.
 */
final class ReportPageIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Sample SAMPLE = SampleRun.partial();

  @TempDir private static Path folder;
  private static ChromeDriver browser;
  private static Map<String, String> files = Map.of();

  @BeforeAll
  static void openBrowser() throws Exception {
    boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if ("required".equals(System.getProperty("threadmill.browser"))) {
      assertThat(installed).as("%s and %s are installed", CHROMIUM, DRIVER).isTrue();
    }
    assumeTrue(installed, "no browser: " + CHROMIUM + " and " + DRIVER + " are not installed");
    files = Report.render(SAMPLE.run(), SAMPLE.analysis());
    Files.writeString(folder.resolve("report.html"), files.getOrDefault("report.html", ""));
    // Naming the driver keeps Selenium from looking for one on the network.
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    browser = new ChromeDriver(service, options());
  }

  private static ChromeOptions options() {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,1600",
        "--user-data-dir=" + folder.resolve("profile"));
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void openPage() {
    prefer("light");
    browser.get(folder.resolve("report.html").toUri().toString());
  }

  @Test
  void page_drawsEveryFigureLiveFromItsData() {
    var drawn = ids("return window.threadmillFigures.map(f => f.id)");
    assertThat(drawn)
        .hasSize(files.keySet().stream().filter(f -> f.endsWith(".svg")).toList().size());
    assertThat(ids("return [...document.querySelectorAll('figure')].map(f => f.dataset.figure)"))
        .isEqualTo(drawn);
    assertThat(
            ids(
                """
                return window.threadmillFigures.filter(f =>
                  f.instance.getOption().series.length === 0
                  || f.instance.getDom().querySelectorAll('svg path').length === 0).map(f => f.id)"""))
        .isEmpty();
    assertThat(count("document.querySelectorAll('.drawing > svg').length")).isZero();
    assertNoComplaint();
  }

  @Test
  void page_runOrderFigure_hasOneMarkForEachFork() {
    long forks =
        SAMPLE.analysis().cells().stream()
            .flatMap(c -> c.arms().stream())
            // An arm with one fork has no mean to stand beside.
            .filter(a -> a.points().size() > 1)
            .mapToLong(a -> a.points().size())
            .sum();
    String figure = "window.threadmillFigures.find(f => f.id === 'run-order').instance";
    assertThat(
            count(
                figure
                    + """
                    .getOption().series.filter(s => s.type === 'scatter')
                      .reduce((marks, s) => marks + s.data.length, 0)"""))
        .isEqualTo(forks);
    assertThat(count(figure + ".getDom().querySelectorAll('svg path').length"))
        .isGreaterThanOrEqualTo(forks);
  }

  @Test
  void page_asksTheNetworkForNothing() {
    assertThat(ids("return performance.getEntriesByType('resource').map(e => e.name)"))
        .allMatch(name -> String.valueOf(name).startsWith("data:"));
  }

  @Test
  void page_readerTurnsToDark_isDrawnAgainInDarkColours() {
    String light = text("window.threadmillFigures[0].instance.getOption().backgroundColor");
    prefer("dark");
    // The browser tells the page at its next frame.
    await()
        .untilAsserted(
            () ->
                assertThat(text("window.threadmillFigures[0].instance.getOption().backgroundColor"))
                    .isNotEqualTo(light));
    assertThat(text("getComputedStyle(document.body).colorScheme")).contains("dark");
    assertNoComplaint();
  }

  @Test
  void page_openedInDark_drawsEveryFigure() {
    prefer("dark");
    browser.navigate().refresh();
    assertThat(count("window.threadmillFigures.length"))
        .isEqualTo(count("document.querySelectorAll('figure').length"));
    assertNoComplaint();
  }

  private static void assertNoComplaint() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  private static void prefer(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static List<?> ids(String script) {
    return (List<?>) run(script);
  }

  private static long count(String expression) {
    return ((Number) run("return " + expression)).longValue();
  }

  private static String text(String expression) {
    return String.valueOf(run("return " + expression));
  }

  private static Object run(String script) {
    Object value = browser.executeScript(script);
    if (value == null) {
      throw new AssertionError("no value: " + script);
    }
    return value;
  }
}
