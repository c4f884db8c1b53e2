package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.OptionalDouble;

/**
 * Whether there are ports enough for the connections of all fetches, and for those just closed: TCP
 * keeps a port for a minute after its connection (TIME_WAIT). All connections go to one address and
 * port of the farm, so each needs a port of its own. That there are few for those just closed is
 * only a warning: Linux uses such a port again after a second if both ends are on the loopback.
 */
record EphemeralPorts(SystemFiles files, int fetches) implements Check {
  private static final String NAME = "ephemeral-ports";

  private static final String WIDEN =
      "widen the range (sysctl -w net.ipv4.ip_local_port_range='1024 65535')";

  /** Batches whose connections may be open or just closed at once. */
  private static final int BATCHES = 10;

  @Override
  public Diagnosis examine() {
    var range = new Readings(files).words("/proc/sys/net/ipv4/ip_local_port_range");
    var ends =
        range.stream().map(Readings::number).flatMapToDouble(OptionalDouble::stream).toArray();
    if (ends.length != 2) {
      return Diagnosis.unknown(NAME, "The range of ephemeral ports cannot be read here");
    }
    long ports = (long) (ends[1] - ends[0]) + 1;
    if (ports < fetches) {
      return Diagnosis.fail(
          NAME,
          fetches + " fetches in flight need a port each, but there are " + ports,
          "lower urls or " + WIDEN);
    }
    if (ports < (long) BATCHES * fetches) {
      return Diagnosis.warn(
          NAME, ports + " ephemeral ports are few for " + fetches + " fetches at a time", WIDEN);
    }
    return Diagnosis.ok(NAME, ports + " ephemeral ports");
  }
}
