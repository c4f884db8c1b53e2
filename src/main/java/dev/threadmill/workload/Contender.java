package dev.threadmill.workload;

import java.util.OptionalInt;

/**
 * One way to do a workload's work: what is compared.
 *
 * <p>Its text is its identity in files and on the command line, such as {@code platform-pool:200};
 * no two contenders of any kind share one.
 */
public interface Contender {

  /** Returns the identity. */
  @Override
  String toString();

  /** Returns the name shown in charts and tables. */
  String label();

  /** Returns one sentence on how the work is done. */
  String description();

  /**
   * Returns one sentence on how the work is done on a JVM of that Java version: the description
   * unless it depends on the JVM.
   *
   * @param javaFeature the Java version, such as 25
   * @param processors the processors of that JVM, at least 1
   */
  default String meaningOn(int javaFeature, int processors) {
    return description();
  }

  /**
   * Returns the most tasks that can be in progress at once, empty if nothing but memory bounds
   * them.
   *
   * @param processors the processors of the JVM in question, at least 1
   */
  OptionalInt limitOn(int processors);
}
