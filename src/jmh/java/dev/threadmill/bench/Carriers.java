package dev.threadmill.bench;

import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** The platform threads that carry virtual ones, by the management bean that JDK 24 brought. */
final class Carriers {
  private static final String NAME = "jdk.management:type=VirtualThreadScheduler";

  private Carriers() {}

  /**
   * Returns how many there are, working or idle; empty before JDK 24, and where no virtual thread
   * has run yet.
   */
  static OptionalInt count() {
    try {
      int count =
          (int)
              ManagementFactory.getPlatformMBeanServer()
                  .getAttribute(new ObjectName(NAME), "PoolSize");
      return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
    } catch (InstanceNotFoundException | AttributeNotFoundException e) {
      return OptionalInt.empty();
    } catch (JMException e) {
      throw new IllegalStateException("cannot read " + NAME, e);
    }
  }
}
