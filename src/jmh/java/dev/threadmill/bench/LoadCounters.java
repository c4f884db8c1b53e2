package dev.threadmill.bench;

import dev.threadmill.load.LoadTotals;
import dev.threadmill.load.LoadWindow;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What an iteration of an open loop tells beside its length. The members are the keys of {@code
 * result.Metric}; percentiles are over all measured iterations so far, and negative where they rest
 * on too few requests. JMH sets them to 0 before each iteration.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
@SuppressWarnings("MemberName") // JMH names its results after them.
public class LoadCounters {
  public double requests;
  public double response_mean_ms;
  public double response_p50_ms;
  public double response_p90_ms;
  public double response_p99_ms;
  public double response_p999_ms;
  public double service_p50_ms;
  public double service_p90_ms;
  public double service_p99_ms;
  public double service_p999_ms;
  public double achieved_share;
  public double pause_p999_ms;

  /** Adds one window, which is a whole iteration unless JMH was told otherwise. */
  void add(LoadWindow window, LoadTotals totals) {
    double before = requests * response_mean_ms;
    requests += window.offered();
    response_mean_ms = (before + window.offered() * window.responseNs().getMean() / 1e6) / requests;
    response_p50_ms = totals.responseMillis(50);
    response_p90_ms = totals.responseMillis(90);
    response_p99_ms = totals.responseMillis(99);
    response_p999_ms = totals.responseMillis(99.9);
    service_p50_ms = totals.serviceMillis(50);
    service_p90_ms = totals.serviceMillis(90);
    service_p99_ms = totals.serviceMillis(99);
    service_p999_ms = totals.serviceMillis(99.9);
    achieved_share = totals.achievedShare();
    pause_p999_ms = totals.pauseMillis(99.9);
  }
}
