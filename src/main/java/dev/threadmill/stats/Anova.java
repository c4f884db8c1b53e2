package dev.threadmill.stats;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.OneWayAnova;

/**
 * One-way analysis of variance: whether groups, such as places in a block, have different means.
 */
public final class Anova {

  private Anova() {}

  /**
   * Returns the p-value of "all groups have the same mean", by Fisher's F. Without any spread
   * inside the groups it is 1 if all means are the same, and 0 if not.
   *
   * @param groups each with at least one sample, in any order
   * @return between 0 and 1; empty for fewer than two groups, and if no group has two samples
   * @throws IllegalArgumentException if a group is empty or a sample is not finite
   */
  public static OptionalDouble p(List<double[]> groups) {
    groups.forEach(group -> Samples.requireFinite(group, 1));
    if (groups.size() < 2 || groups.stream().allMatch(group -> group.length == 1)) {
      return OptionalDouble.empty();
    }
    double p = OneWayAnova.withDefaults().test(groups).getPValue();
    // No variance in the groups and none between them: nothing speaks for a difference.
    return OptionalDouble.of(Double.isNaN(p) ? 1 : p);
  }
}
