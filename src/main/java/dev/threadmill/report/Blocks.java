package dev.threadmill.report;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.Target;
import dev.threadmill.result.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many blocks a run has, and how that number came about.
 *
 * @param first the blocks that every cell was given first
 * @param target what a second stage aims at; empty if there is none
 * @param settled whether the second stage, if any, was planned
 * @param byCell how many blocks each cell has in all, by its id; a block that was run again counts
 *     once
 * @param againByCell how many of its blocks were run again, by its id
 */
record Blocks(
    int first,
    Optional<Target> target,
    boolean settled,
    Map<String, Integer> byCell,
    Map<String, Integer> againByCell) {

  static Blocks of(RunRecord run) {
    var byCell = new LinkedHashMap<String, Integer>();
    var again = new LinkedHashMap<String, Integer>();
    for (var cell : run.manifest().plan().cells()) {
      String id = cell.cell().id();
      var forks = run.order().stream().filter(f -> f.cell().equals(id)).toList();
      byCell.put(id, distinct(forks));
      again.put(id, distinct(forks.stream().filter(f -> f.attempt() > 0).toList()));
    }
    var plan = run.manifest().plan();
    return new Blocks(plan.blocks(), plan.target(), run.settled(), byCell, again);
  }

  private static int distinct(List<PlannedFork> forks) {
    return forks.stream().map(PlannedFork::block).collect(Collectors.toSet()).size();
  }

  /** Returns the number in words, such as {@code 5 blocks, then to 5–12 for ±3 %}. */
  String text() {
    int again = againByCell.values().stream().mapToInt(n -> n).sum();
    return count(first) + secondStage() + (again == 0 ? "" : ", " + count(again) + " run again");
  }

  /** Returns the number of one cell in words, such as {@code 8 blocks, 1 of them run again}. */
  String textOf(String cell) {
    int again = againByCell.getOrDefault(cell, 0);
    return count(byCell.getOrDefault(cell, 0))
        + (again == 0 ? "" : ", %d of them run again".formatted(again));
  }

  private String secondStage() {
    return target.map(t -> secondStage(aim(t))).orElse("");
  }

  private String secondStage(String aim) {
    int least = byCell.values().stream().mapToInt(n -> n).min().orElse(first);
    int most = byCell.values().stream().mapToInt(n -> n).max().orElse(first);
    if (!settled) {
      return " first, and no second stage yet for " + aim;
    }
    if (most == first) {
      return ", to which the second stage for " + aim + " added none";
    }
    return " first, then to %s for %s"
        .formatted(least == most ? most : least + "–" + most + " by cell", aim);
  }

  private static String aim(Target target) {
    return switch (target) {
      case Target.Precision(double halfWidth) -> "±" + Numbers.margin(halfWidth);
      case Target.Budget(var time, double halfWidth) ->
          "±%s or %s in all"
              .formatted(Numbers.margin(halfWidth), Numbers.duration((double) time.toMillis()));
    };
  }

  private static String count(int blocks) {
    return blocks == 1 ? "1 block" : blocks + " blocks";
  }
}
