package dev.threadmill.farm;

import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@link FarmMain}.
 *
 * @param config what to serve
 * @param stay whether to run on when stdin ends
 */
record FarmOptions(FarmConfig config, boolean stay) {
  static final String USAGE =
      "--port N --bind ADDRESS --sites N --page-bytes N --latency SPEC --seed N --faults SHARE"
          + " --stall SPEC --stay";

  /**
   * Reads options, each followed by its value; the last of a kind counts.
   *
   * @throws IllegalArgumentException in one line, for an unknown option or a bad value
   */
  static FarmOptions parse(List<String> args) {
    var sites = Sites.defaults();
    int count = sites.count();
    int pageBytes = sites.pageBytes();
    var latency = sites.latency();
    long seed = sites.seed();
    var place = FarmConfig.of(sites);
    var bind = place.bind();
    int port = place.port();
    double faultShare = place.faultShare();
    var stall = place.stall();
    boolean stay = false;
    for (var rest = args.iterator(); rest.hasNext(); ) {
      var option = rest.next();
      switch (option) {
        case "--port" -> port = integer(option, rest);
        case "--bind" -> bind = value(option, rest);
        case "--sites" -> count = integer(option, rest);
        case "--page-bytes" -> pageBytes = integer(option, rest);
        case "--latency" -> latency = Latency.parse(value(option, rest));
        case "--seed" -> seed = longInteger(option, rest);
        case "--faults" -> faultShare = FarmConfig.parseShare(value(option, rest));
        case "--stall" -> stall = Optional.of(Stall.parse(value(option, rest)));
        case "--stay" -> stay = true;
        default ->
            throw new IllegalArgumentException(
                "unknown option '" + option + "', valid are " + USAGE);
      }
    }
    return new FarmOptions(
        new FarmConfig(new Sites(count, pageBytes, latency, seed), bind, port, faultShare, stall),
        stay);
  }

  /** Returns the arguments that {@link #parse} reads as this configuration. */
  static List<String> arguments(FarmConfig config) {
    var sites = config.sites();
    var arguments =
        new ArrayList<>(
            List.of(
                "--port",
                String.valueOf(config.port()),
                "--bind",
                config.bind(),
                "--sites",
                String.valueOf(sites.count()),
                "--page-bytes",
                String.valueOf(sites.pageBytes()),
                "--latency",
                sites.latency().spec(),
                "--seed",
                String.valueOf(sites.seed()),
                "--faults",
                BigDecimal.valueOf(config.faultShare()).movePointRight(2).toPlainString() + "%"));
    config.stall().ifPresent(s -> arguments.addAll(List.of("--stall", s.spec())));
    return List.copyOf(arguments);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static int integer(String option, Iterator<String> rest) {
    long value = longInteger(option, rest);
    if (value != (int) value) {
      throw new IllegalArgumentException(option + " is out of range: " + value);
    }
    return (int) value;
  }

  private static long longInteger(String option, Iterator<String> rest) {
    var value = value(option, rest);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " must be a whole number: " + value, e);
    }
  }
}
