package dev.threadmill.launch;

import dev.threadmill.farm.FarmConfig;
import dev.threadmill.farm.FarmProcess;
import dev.threadmill.farm.FarmStats;
import dev.threadmill.plan.Cell;
import dev.threadmill.result.FarmUse;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import dev.threadmill.workload.Titles;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The site farms of a run: one process for each kind of site that its cells need, started when
 * first needed and again if it died or no longer answers.
 */
final class Farms implements Closeable {
  private final Map<Sites, FarmProcess> running = new HashMap<>();

  /**
   * Returns the farm of a cell, with its counters at zero; empty if the cell needs none.
   *
   * @throws IOException if it cannot be started; the message is one line
   */
  Optional<FarmProcess> of(Cell cell) throws IOException, InterruptedException {
    boolean fetches =
        switch (cell.workload()) {
          case SUM_LIST, SUM_GRAIN, HANDOFF, COLLECT, RING, SKYNET -> false;
          case TITLES, TITLES_LOAD -> true;
        };
    if (!fetches) {
      return Optional.empty();
    }
    var sites =
        Titles.sites(
            Integer.parseInt(cell.parameter("pageBytes")),
            Latency.parse(cell.parameter("latency")));
    FarmProcess farm = running.get(sites);
    if (farm != null && !counterReset(farm)) {
      // It has ended, or it lives and does not answer.
      farm.close();
      farm = null;
    }
    if (farm == null) {
      farm = FarmProcess.start(FarmConfig.of(sites));
      running.put(sites, farm);
      farm.takeStats();
    }
    return Optional.of(farm);
  }

  private static boolean counterReset(FarmProcess farm) {
    try {
      farm.takeStats();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns what the farm did since its counters were last read; empty if it does not answer. */
  static Optional<FarmUse> use(FarmProcess farm) {
    try {
      FarmStats stats = farm.takeStats();
      return Optional.of(
          new FarmUse(
              stats.requests(),
              stats.mostInFlight(),
              stats.latenessP99Ns() / 1e6,
              stats.coresBusy()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the process ids of the farms that run. */
  List<Long> pids() {
    return running.values().stream().filter(FarmProcess::isAlive).map(FarmProcess::pid).toList();
  }

  @Override
  public void close() {
    running.values().forEach(FarmProcess::close);
  }
}
