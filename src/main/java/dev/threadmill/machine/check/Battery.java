package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the machine saves power because it runs on its battery. */
record Battery(SystemFiles files) implements Check {
  private static final String NAME = "battery";
  private static final Path SUPPLIES = Path.of("/sys/class/power_supply");
  private static final Set<String> AT_REST = Set.of("Charging", "Full", "Not charging");

  @Override
  public Diagnosis examine() {
    Optional<List<Path>> supplies = files.in(SUPPLIES);
    if (supplies.isEmpty()) {
      return Diagnosis.unknown(NAME, "Whether the machine runs on a battery cannot be read here");
    }
    var batteries = supplies.get().stream().filter(this::isOfTheMachine).toList();
    if (batteries.isEmpty()) {
      return Diagnosis.ok(NAME, "No battery");
    }
    var states = batteries.stream().flatMap(battery -> says(battery, "status").stream()).toList();
    if (states.contains("Discharging")) {
      return Diagnosis.warn(NAME, "The machine runs on its battery", "plug in the power");
    }
    return !states.isEmpty() && AT_REST.containsAll(states)
        ? Diagnosis.ok(NAME, "The machine does not run on its battery")
        : Diagnosis.unknown(NAME, "The battery does not say whether it is used");
  }

  /** A mouse has a battery too, whose scope is the device. */
  private boolean isOfTheMachine(Path supply) {
    return says(supply, "type").equals(Optional.of("Battery"))
        && !says(supply, "scope").equals(Optional.of("Device"));
  }

  private Optional<String> says(Path supply, String file) {
    return new Readings(files).word(supply.resolve(file));
  }
}
