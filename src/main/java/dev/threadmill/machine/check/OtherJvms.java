package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether other Java processes worked meanwhile: an IDE, a build daemon, a second run.
 *
 * @param before the processor time of each by process id, at the begin of the window
 * @param after the same at its end
 */
record OtherJvms(Map<Long, Duration> before, Map<Long, Duration> after, Duration window)
    implements Check {
  private static final String NAME = "other-jvms";

  /** Of one processor. An idle JVM takes some tenths of a percent for its own housekeeping. */
  private static final double LIMIT_PERCENT = 2;

  OtherJvms {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  @Override
  public Diagnosis examine() {
    var busy = new TreeMap<Long, Double>();
    after.forEach(
        (pid, used) -> {
          // One that is new has done everything within the window.
          var worked = used.minus(before.getOrDefault(pid, Duration.ZERO));
          double percent = 100.0 * worked.toNanos() / window.toNanos();
          if (percent > LIMIT_PERCENT) {
            busy.put(pid, percent);
          }
        });
    if (busy.isEmpty()) {
      return Diagnosis.ok(NAME, "No other JVM works, of " + after.size() + " that can be seen");
    }
    String list =
        busy.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "process %d (%.0f %%)", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return Diagnosis.warn(
        NAME, "Other JVMs take from a processor: " + list, "end them, or wait until they are idle");
  }
}
