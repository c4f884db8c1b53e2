package dev.threadmill.plan;

import dev.threadmill.workload.Contender;

/**
 * One contender of a cell.
 *
 * @param contender how the work is done
 * @param variant what sets it apart from the plain contender of this build
 */
public record Arm(Contender contender, Variant variant) {
  private static final char SEPARATOR = '~';
  private static final String CONTROL = "control";
  private static final String OTHER_BUILD = "other";

  /** What sets an arm apart from the plain contender of this build. */
  public sealed interface Variant {}

  /** Nothing: the contender as it is. */
  public record Plain() implements Variant {}

  /** Nothing either: a second copy of the baseline, whose difference from it is noise alone. */
  public record Control() implements Variant {}

  /** Another build of this suite, in a jar of its own. */
  public record OtherBuild() implements Variant {}

  /**
   * Another value of one of the cell's parameters: a known difference, by which the suite shows
   * that it finds one.
   */
  public record Changed(String parameter, String value) implements Variant {}

  /** Returns the contender as it is. */
  public static Arm of(Contender contender) {
    return new Arm(contender, new Plain());
  }

  /** Returns the second copy of a baseline. */
  public static Arm controlOf(Contender baseline) {
    return new Arm(baseline, new Control());
  }

  /** Returns the contender as the other build has it. */
  public static Arm ofOtherBuild(Contender contender) {
    return new Arm(contender, new OtherBuild());
  }

  /** Returns the contender with another value of one parameter. */
  public static Arm changed(Contender contender, String parameter, String value) {
    return new Arm(contender, new Changed(parameter, value));
  }

  /** Returns whether this is the control arm. */
  public boolean control() {
    return variant instanceof Control;
  }

  /** Returns whether this is an arm of the other build. */
  public boolean otherBuild() {
    return variant instanceof OtherBuild;
  }

  /** Returns the arm's identity in files, such as {@code platform-pool:200~control}. */
  public String id() {
    return switch (variant) {
      case Plain plain -> contender.toString();
      case Control control -> contender.toString() + SEPARATOR + CONTROL;
      case OtherBuild other -> contender.toString() + SEPARATOR + OTHER_BUILD;
      case Changed(String parameter, String value) ->
          contender.toString() + SEPARATOR + parameter + "=" + value;
    };
  }

  /**
   * Returns the arm of that id; the inverse of {@link #id()}.
   *
   * @throws IllegalArgumentException with one line if there is none
   */
  public static Arm parse(String id) {
    int at = id.indexOf(SEPARATOR);
    return at < 0
        ? of(Contenders.parse(id))
        : new Arm(Contenders.parse(id.substring(0, at)), variant(id.substring(at + 1), id));
  }

  private static Variant variant(String text, String id) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      return new Changed(text.substring(0, equals), text.substring(equals + 1));
    }
    return switch (text) {
      case CONTROL -> new Control();
      case OTHER_BUILD -> new OtherBuild();
      default ->
          throw new IllegalArgumentException(
              "'%s' is not an arm: a strategy, or one with ~%s, ~%s or ~parameter=value"
                  .formatted(id, CONTROL, OTHER_BUILD));
    };
  }
}
