package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;

/**
 * One contender of a cell.
 *
 * @param strategy how the batch is run
 * @param control whether this is the second copy of the baseline, whose difference from the
 *     baseline is noise and nothing else
 */
public record Arm(StrategySpec strategy, boolean control) {
  private static final String CONTROL_SUFFIX = "~control";

  /** Returns the arm's identity in files, such as {@code platform-pool:200}. */
  public String id() {
    return control ? strategy + CONTROL_SUFFIX : strategy.toString();
  }

  /** Returns the arm of that id; the inverse of {@link #id()}. */
  public static Arm parse(String id) {
    boolean control = id.endsWith(CONTROL_SUFFIX);
    String spec = control ? id.substring(0, id.length() - CONTROL_SUFFIX.length()) : id;
    return new Arm(StrategySpec.parse(spec), control);
  }
}
