package dev.threadmill.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws a run's figures with ECharts, in this JVM and without a browser.
 *
 * <p>The scripts decide what is drawn. Between them they define {@code threadmillCharts}, {@code
 * threadmillFiguresOf(chart, data, theme)} and {@code threadmillTheme(dark)}; {@code
 * scripts/charts/lib.js} says what these promise.
 *
 * <p>The same scripts and data give the same bytes. Opening an engine takes about a second, most of
 * it for ECharts, so draw everything with one. An engine is not safe to share between threads.
 */
public final class ChartEngine {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private final ContextFactory contexts = new EcmaScript6();
  private final Scriptable scope;

  /** The file that defined each chart, in the order of {@code threadmillCharts}. */
  private final List<String> files = new ArrayList<>();

  private final NeutralColours colours;

  /**
   * Loads ECharts and the scripts.
   *
   * @param scripts in the order in which they are to be loaded
   * @throws ChartFailedException if a script cannot be run
   */
  public ChartEngine(List<ChartScript> scripts) {
    scope = contexts.call(Context::initStandardObjects);
    load(new ChartScript("host.js", text("host.js")));
    load(new ChartScript("echarts.min.js", echartsSource()));
    for (ChartScript script : scripts) {
      load(script);
      while (files.size() < charts()) {
        files.add(script.name());
      }
    }
    colours = new NeutralColours(theme(false), theme(true));
  }

  /**
   * Draws every figure that the definitions make of the data, in their order.
   *
   * @param dataJson the run's data; its shape is a matter between its writer and the scripts
   * @throws ChartFailedException if a definition throws
   */
  public List<Figure> draw(String dataJson) {
    Object data = call("JSON.parse", "the chart data", dataJson);
    Object theme = call("threadmillTheme", "threadmillTheme", false);
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < files.size(); i++) {
      var chart = ScriptableObject.getProperty(array("threadmillCharts"), i);
      var drawn = (NativeArray) call("threadmillFiguresOf", files.get(i), chart, data, theme);
      for (Object figure : drawn) {
        figures.add(figure(files.get(i), (Scriptable) figure));
      }
    }
    return List.copyOf(figures);
  }

  /** Returns the source of ECharts, for pages that are to draw the same figures themselves. */
  public static String echartsSource() {
    return text(ECHARTS);
  }

  private Figure figure(String file, Scriptable drawn) {
    String id = string(drawn, "id");
    String title = string(drawn, "title");
    String desc = string(drawn, "desc");
    var raw = (String) call("threadmillRender", file, drawn);
    var option = ScriptableObject.getProperty(drawn, "option");
    return new Figure(
        id,
        title,
        desc,
        number(drawn, "width"),
        number(drawn, "height"),
        new StandaloneSvg(id, title, desc, colours).of(raw),
        (String) call("JSON.stringify", file, option));
  }

  private void load(ChartScript script) {
    contexts.call(
        context -> {
          try {
            return context.evaluateString(scope, script.source(), script.name(), 1, null);
          } catch (RhinoException e) {
            throw failed(script.name(), e);
          }
        });
  }

  /** Calls a function of the scripts on behalf of a file, which takes the blame if it throws. */
  private Object call(String function, String file, Object... arguments) {
    return contexts.call(
        context -> {
          try {
            var called = (Callable) context.evaluateString(scope, function, file, 1, null);
            return called.call(context, scope, scope, arguments);
          } catch (RhinoException e) {
            throw failed(file, e);
          }
        });
  }

  private static ChartFailedException failed(String file, RhinoException e) {
    String at = file.equals(e.sourceName()) ? "" : " (in " + e.sourceName() + ")";
    return new ChartFailedException(
        "chart " + file + ", line " + e.lineNumber() + at + ": " + e.details());
  }

  private int charts() {
    return ScriptableObject.hasProperty(scope, "threadmillCharts")
        ? (int) array("threadmillCharts").getLength()
        : 0;
  }

  private NativeArray array(String name) {
    return (NativeArray) ScriptableObject.getProperty(scope, name);
  }

  private Map<String, String> theme(boolean dark) {
    var object = (Scriptable) call("threadmillTheme", "threadmillTheme", dark);
    var theme = new LinkedHashMap<String, String>();
    for (Object key : object.getIds()) {
      theme.put(key.toString(), string(object, key.toString()));
    }
    return theme;
  }

  private static String string(Scriptable object, String name) {
    return Context.toString(ScriptableObject.getProperty(object, name));
  }

  private static int number(Scriptable object, String name) {
    return (int) Context.toNumber(ScriptableObject.getProperty(object, name));
  }

  private static String text(String resource) {
    URL url = ChartEngine.class.getResource(resource);
    try (var in = Objects.requireNonNull(url, resource + " is missing from the jar").openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class EcmaScript6 extends ContextFactory {
    @Override
    protected Context makeContext() {
      var context = super.makeContext();
      context.setLanguageVersion(Context.VERSION_ES6);
      // ECharts loads sooner so, and a script that runs once or twice gains nothing from bytecode.
      context.setInterpretedMode(true);
      return context;
    }
  }
}
