package dev.threadmill.report;

import dev.threadmill.analysis.ClientCost;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.report.Numbers.Text;
import java.util.List;

/**
 * What a fetch costs by one HTTP client.
 *
 * @param tasks how many pages are fetched at a time
 * @param strategy the strategy as the command line takes it
 * @param client the client as the command line takes it
 * @param cpu CPU time per fetch
 * @param more the same less that of HttpURLConnection; empty where there is nothing to subtract
 */
record ClientRow(String tasks, String strategy, String client, Text cpu, Text more) {

  /** Returns the rows of a run; none if no cells differ in their client alone. */
  static List<ClientRow> of(RunAnalysis analysis) {
    return analysis.clientCosts().stream().map(ClientRow::of).toList();
  }

  private static ClientRow of(ClientCost cost) {
    return new ClientRow(
        Integer.toString(cost.cell().tasks()),
        cost.arm().id(),
        cost.cell().parameter("client"),
        Numbers.score(cost.cpuMicros(), "us"),
        cost.more().map(m -> Numbers.score(m, "us")).orElse(Text.NONE));
  }
}
