package dev.threadmill.calibrate;

import dev.threadmill.analysis.Verdict;
import dev.threadmill.calibrate.Experiment.Table;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Profile;
import dev.threadmill.stats.SampleSize;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often synthetic runs find a difference that is there, and know when there is none. */
final class SyntheticPower {
  private static final double EFFECT = 1.05;
  private static final double POWER = 0.9;
  private static final double EQUIVALENT = 0.8;
  private static final int ITERATIONS = 5;

  /** The rigorous profile's. */
  private static final int MANY_ITERATIONS = Profile.RIGOROUS.measurement().iterations();

  private final Machine machine;
  private final long seed;
  private final int repetitions;
  private final List<Check> checks = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final TreeMap<String, Double> figures = new TreeMap<>();

  private SyntheticPower(Machine machine, long seed, int repetitions) {
    this.machine = machine;
    this.seed = seed;
    this.repetitions = repetitions;
  }

  static Experiment of(Machine machine, long seed, int repetitions) {
    return new SyntheticPower(machine, seed, repetitions).experiment();
  }

  private Experiment experiment() {
    power();
    equivalence();
    for (double ratio : List.of(1.01, 1.02, 1.03, 1.05)) {
      verdicts(ratio, Profile.STANDARD.blocks(), ITERATIONS);
    }
    return new Experiment(
        "synthetic-power",
        "A difference of 5 % is found with the number of blocks that the plan computes, and what is"
            + " the same is called equivalent.",
        ("%d runs for each row, made as for the coverage. Found means the verdict worse for a"
                + " contender that is slower. The first row has the number of blocks that the"
                + " sample-size formula gives for 5 %% with a power of 90 %% at this spread; those"
                + " of %d blocks have the %d iterations of the rigorous profile; the margin of"
                + " equivalence is 2 %%.")
            .formatted(repetitions, Profile.RIGOROUS.blocks(), MANY_ITERATIONS),
        checks,
        List.of(
            new Table(
                "Verdicts by true difference",
                List.of("true difference", "blocks", "worse", "better", "equivalent", "can't tell"),
                rows)),
        figures);
  }

  private void power() {
    double sd = SyntheticAlarms.noise(new Drift.None()).pairSd(ITERATIONS);
    int blocks = SampleSize.forPower(sd, Math.log(EFFECT), POWER);
    int found = count(verdicts(EFFECT, blocks, ITERATIONS), Verdict.WORSE);
    checks.add(
        Check.successes(
            "+5 % found with the " + blocks + " blocks that the plan computes",
            found,
            repetitions,
            POWER));
  }

  private void equivalence() {
    int blocks = Profile.RIGOROUS.blocks();
    int same = count(verdicts(1, blocks, MANY_ITERATIONS), Verdict.EQUIVALENT);
    int wrong = count(verdicts(EFFECT, blocks, MANY_ITERATIONS), Verdict.EQUIVALENT);
    checks.add(
        Check.successes(
            "The same called equivalent, " + blocks + " blocks", same, repetitions, EQUIVALENT));
    checks.add(
        Check.of(
            "+5 % called equivalent, " + blocks + " blocks",
            wrong + " of " + repetitions,
            "0 of " + repetitions,
            wrong == 0));
  }

  private Map<Verdict, Integer> verdicts(double ratio, int blocks, int iterations) {
    var runs = new SyntheticRuns(machine, SyntheticAlarms.noise(new Drift.None()), iterations);
    var contender = Contenders.listOf(ratio);
    var cells = List.of(Contenders.cellWithControl(contender));
    String name = Figures.change(ratio) + ", " + blocks + " blocks";
    var said = new EnumMap<Verdict, Integer>(Verdict.class);
    Repetitions.of(
            repetitions,
            seed,
            "power " + name,
            random ->
                SyntheticCoverage.comparison(
                        runs.fixed(cells, blocks, Map.of(contender, ratio), random), contender)
                    .verdict())
        .forEach(v -> said.merge(v, 1, Integer::sum));
    for (Verdict verdict : Verdict.values()) {
      figures.put(name + "." + verdict, (double) count(said, verdict));
    }
    rows.add(
        List.of(
            Figures.change(ratio),
            Integer.toString(blocks),
            share(said, Verdict.WORSE),
            share(said, Verdict.BETTER),
            share(said, Verdict.EQUIVALENT),
            share(said, Verdict.INCONCLUSIVE)));
    return said;
  }

  private static int count(Map<Verdict, Integer> said, Verdict verdict) {
    return said.getOrDefault(verdict, 0);
  }

  private String share(Map<Verdict, Integer> said, Verdict verdict) {
    return Figures.share(count(said, verdict), repetitions);
  }
}
