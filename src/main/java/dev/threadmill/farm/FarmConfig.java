package dev.threadmill.farm;

import dev.threadmill.site.Sites;
import java.util.Objects;
import java.util.Optional;

/**
 * What a farm serves, and where.
 *
 * @param sites the sites; at most {@link #MAX_TOTAL_BYTES} of pages, since the farm keeps them all
 *     in memory
 * @param bind the address or host name to listen on
 * @param port the port to listen on, from 0 to 65535; 0 takes any free one
 * @param stall when the farm is silent; empty if it never is
 */
public record FarmConfig(Sites sites, String bind, int port, Optional<Stall> stall) {

  /** The largest sum of all page sizes. */
  public static final long MAX_TOTAL_BYTES = 256L << 20;

  public FarmConfig {
    Objects.requireNonNull(sites);
    if (bind.isBlank()) {
      throw new IllegalArgumentException("bind must be an address or a host name: '" + bind + "'");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535: " + port);
    }
    long totalBytes = (long) sites.count() * sites.pageBytes();
    if (totalBytes > MAX_TOTAL_BYTES) {
      throw new IllegalArgumentException(
          "sites x page bytes must be at most "
              + MAX_TOTAL_BYTES
              + ": "
              + sites.count()
              + " x "
              + sites.pageBytes());
    }
  }

  /** A farm that is never silent. */
  public FarmConfig(Sites sites, String bind, int port) {
    this(sites, bind, port, Optional.empty());
  }

  /** Returns this configuration with stalls. */
  public FarmConfig with(Stall newStall) {
    return new FarmConfig(sites, bind, port, Optional.of(newStall));
  }

  /** Returns the configuration that serves {@code sites} on any free port of the loopback. */
  public static FarmConfig of(Sites sites) {
    return new FarmConfig(sites, "127.0.0.1", 0);
  }
}
