package dev.threadmill.farm;

import dev.threadmill.site.Sites;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What a farm serves, and where.
 *
 * @param sites the sites; at most {@link #MAX_TOTAL_BYTES} of pages, since the farm keeps them all
 *     in memory
 * @param bind the address or host name to listen on
 * @param port the port to listen on, from 0 to 65535; 0 takes any free one
 * @param faultShare how many of the sites are hostile ({@link Sites#fault}), from 0 to 1
 * @param stall when the farm is silent; empty if it never is
 */
public record FarmConfig(
    Sites sites, String bind, int port, double faultShare, Optional<Stall> stall) {

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
    if (!(faultShare >= 0 && faultShare <= 1)) {
      throw new IllegalArgumentException("the share of faults must be from 0 to 1: " + faultShare);
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

  /** Makes the configuration of a farm without hostile sites that is never silent. */
  public FarmConfig(Sites sites, String bind, int port) {
    this(sites, bind, port, 0, Optional.empty());
  }

  /** Returns this configuration with stalls. */
  public FarmConfig withStall(Stall newStall) {
    return new FarmConfig(sites, bind, port, faultShare, Optional.of(newStall));
  }

  /** Returns the configuration that serves {@code sites} on any free port of the loopback. */
  public static FarmConfig of(Sites sites) {
    return new FarmConfig(sites, "127.0.0.1", 0);
  }

  /** Returns this configuration with a share of hostile sites, from 0 to 1. */
  public FarmConfig withFaultShare(double share) {
    return new FarmConfig(sites, bind, port, share, stall);
  }

  /**
   * Reads a share such as {@code 5%} as 0.05.
   *
   * @throws IllegalArgumentException in one line, if it is no percentage from 0 to 100
   */
  public static double parseShare(String text) {
    try {
      double share = new BigDecimal(text.replaceFirst("%$", "")).movePointLeft(2).doubleValue();
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notShare(text), e);
    }
    throw new IllegalArgumentException(notShare(text));
  }

  private static String notShare(String text) {
    return "'"
        + text
        + "' is not a valid share of faults: a percentage such as 5%, from 0% to 100%";
  }
}
