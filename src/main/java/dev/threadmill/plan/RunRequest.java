package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked for; whatever is empty is the profile's choice.
 *
 * @param profile how much time the run gets
 * @param workloads the workloads, or none for all
 * @param strategies the strategies for every workload, or none for each workload's own list
 * @param parameters the values of parameters, by name; each combination is a cell
 * @param baseline what the others are compared with
 * @param blocks how many blocks a cell gets, at least 1
 * @param seed what the order is drawn from
 * @param control whether every block holds a second copy of the baseline
 * @param margin the equivalence margin, above 0
 * @param processors the processors that the forks will see
 */
public record RunRequest(
    Profile profile,
    List<Workload> workloads,
    List<StrategySpec> strategies,
    Map<String, List<String>> parameters,
    Optional<StrategySpec> baseline,
    OptionalInt blocks,
    long seed,
    boolean control,
    double margin,
    int processors) {

  public RunRequest {
    workloads = List.copyOf(workloads);
    strategies = List.copyOf(strategies);
    parameters = Map.copyOf(parameters);
    if (blocks.isPresent() && (blocks.getAsInt() < 1 || blocks.getAsInt() > 1000)) {
      throw new IllegalArgumentException(
          "'%d' is not a valid number of blocks: 1 to 1000".formatted(blocks.getAsInt()));
    }
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException(
          "'%s' is not a valid margin: above 0 %% and below 100 %%".formatted(margin * 100));
    }
  }
}
