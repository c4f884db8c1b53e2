package dev.threadmill.plan;

import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked for; whatever is empty is the profile's choice.
 *
 * @param profile how much time the run gets
 * @param workloads the workloads, or none for the profile's
 * @param contenders what to compare, or none for each workload's own list
 * @param parameters the values of parameters, by name; each combination is a cell
 * @param baseline what the others are compared with
 * @param blocks how many blocks a cell gets, at least 1
 * @param seed what the order is drawn from
 * @param control whether every block holds a second copy of the baseline
 * @param margin the equivalence margin, above 0
 * @param target what the number of blocks aims at after the first stage; empty if it is fixed
 * @param otherJar the jar of another build, each of whose strategies is what ours are compared with
 * @param forks what every fork does otherwise than the profile says
 * @param processors the processors that the forks will see
 */
public record RunRequest(
    Profile profile,
    List<Workload> workloads,
    List<Contender> contenders,
    Map<String, List<String>> parameters,
    Optional<Contender> baseline,
    OptionalInt blocks,
    long seed,
    boolean control,
    double margin,
    Optional<Target> target,
    Optional<String> otherJar,
    ForkOptions forks,
    int processors) {
  /** Fewer blocks say too little about the spread to size a second stage by. */
  private static final int LEAST_FIRST_STAGE = 3;

  public RunRequest {
    workloads = List.copyOf(workloads);
    contenders = List.copyOf(contenders);
    parameters = Map.copyOf(parameters);
    if (blocks.isPresent() && (blocks.getAsInt() < 1 || blocks.getAsInt() > 1000)) {
      throw new IllegalArgumentException(
          "'%d' is not a valid number of blocks: 1 to 1000".formatted(blocks.getAsInt()));
    }
    int firstStage = blocks.orElse(profile.blocks());
    if (target.isPresent() && firstStage < LEAST_FIRST_STAGE) {
      throw new IllegalArgumentException(
          "%d is too few blocks to judge the spread by: at least %d with --precision or --budget"
              .formatted(firstStage, LEAST_FIRST_STAGE));
    }
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException(
          "'%s' is not a valid margin: above 0 %% and below 100 %%".formatted(margin * 100));
    }
  }
}
