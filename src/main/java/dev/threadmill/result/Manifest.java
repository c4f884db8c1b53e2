package dev.threadmill.result;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.RunPlan;
import java.time.Instant;
import java.util.List;

/**
 * What {@code run.json} holds: everything that was known when the run began.
 *
 * @param schema the version of this file's shape; every version ever released stays readable
 * @param id the run's id, which is the name of its folder
 * @param created when the run began
 * @param arguments what the {@code run} verb was given
 * @param machine the machine and the JVM that it ran on
 * @param diagnoses what the checks of the machine found before the run
 * @param plan what was to be run
 */
public record Manifest(
    int schema,
    String id,
    Instant created,
    List<String> arguments,
    Machine machine,
    List<Diagnosis> diagnoses,
    RunPlan plan) {
  /** The version that this code writes. */
  public static final int SCHEMA = 2;

  public Manifest {
    arguments = List.copyOf(arguments);
    diagnoses = List.copyOf(diagnoses);
  }
}
