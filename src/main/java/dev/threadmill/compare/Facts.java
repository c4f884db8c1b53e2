package dev.threadmill.compare;

import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Measurement;
import dev.threadmill.result.Manifest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What must not differ between two sides, by names that runs and JMH files share. */
final class Facts {
  private static final double BYTES_PER_GIB = 1L << 30;

  /** The names of what JMH's files have, in the order in which differences are told. */
  private static final Map<String, String> NAMES = names();

  private Facts() {}

  private static Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    names.put("jdkVersion", "JVM version");
    names.put("vmName", "JVM");
    names.put("vmVersion", "JVM build");
    names.put("jvmArgs", "JVM arguments");
    names.put("threads", "threads");
    names.put("warmupIterations", "warm-up iterations");
    names.put("warmupTime", "warm-up time");
    names.put("warmupBatchSize", "warm-up batch size");
    names.put("measurementIterations", "iterations");
    names.put("measurementTime", "iteration time");
    names.put("measurementBatchSize", "batch size");
    return names;
  }

  /** Returns the facts that a JMH file tells of one benchmark. */
  static Map<String, String> of(Map<String, String> settings) {
    var facts = new LinkedHashMap<String, String>();
    NAMES.forEach(
        (field, name) -> {
          String value = settings.get(field);
          if (value != null) {
            facts.put(name, value);
          }
        });
    return facts;
  }

  /** Returns the facts of a run, which are those of each of its forks. */
  static Map<String, String> of(Manifest manifest) {
    Machine machine = manifest.machine();
    var facts = new LinkedHashMap<String, String>();
    facts.put("processor model", machine.cpu().model());
    facts.put("processors", String.valueOf(machine.cpu().processors()));
    double granted = machine.cpu().cgroupProcessors();
    facts.put(
        "processors granted by the container", granted < 0 ? "no limit" : String.valueOf(granted));
    // Rounded: what a kernel keeps for itself is no difference.
    facts.put(
        "memory", String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / BYTES_PER_GIB));
    facts.put("architecture", machine.os().arch());
    facts.put("JVM vendor", machine.jvm().vmVendor());
    facts.putAll(of(settings(machine.jvm(), manifest.plan().measurement())));
    return facts;
  }

  /** Returns what the run's own {@code jmh-result.json} says. */
  private static Map<String, String> settings(Machine.Jvm jvm, Measurement measurement) {
    return Map.of(
        "jdkVersion", jvm.version(),
        "vmName", jvm.vmName(),
        "vmVersion", jvm.vmVersion(),
        "jvmArgs", String.join(" ", measurement.jvmArgs()),
        "threads", "1",
        "warmupIterations", String.valueOf(measurement.warmupIterations()),
        "warmupTime", measurement.warmupMillis() + " ms",
        "measurementIterations", String.valueOf(measurement.iterations()),
        "measurementTime", measurement.iterationMillis() + " ms");
  }
}
