package dev.threadmill.result;

import dev.threadmill.machine.CpuUse;
import dev.threadmill.plan.PlannedFork;
import java.time.Instant;
import java.util.Optional;

/**
 * One fork that has ended.
 *
 * @param fork which fork of the plan this is
 * @param started when its JVM was started
 * @param ended when its outcome was known
 * @param outcome how it ended
 * @param farm what the site farm did meanwhile; empty for workloads without one
 * @param others how busy others kept the machine meanwhile; empty where that cannot be told
 */
public record ForkRecord(
    PlannedFork fork,
    Instant started,
    Instant ended,
    ForkOutcome outcome,
    Optional<FarmUse> farm,
    Optional<CpuUse> others) {}
