package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import java.util.Optional;

/**
 * What a fetch costs in CPU time by one HTTP client, where other cells differ from this one in
 * nothing but the client.
 *
 * @param cell the cell, of which the client is a parameter
 * @param arm the strategy
 * @param cpuMicros CPU time of the whole client process per fetch, in microseconds
 * @param more the same less that of HttpURLConnection, by block, in microseconds; empty for that
 *     client itself and where no block has both
 */
public record ClientCost(Cell cell, Arm arm, Estimate cpuMicros, Optional<Estimate> more) {}
