package dev.threadmill.result;

/**
 * What the site farm did while one fork ran.
 *
 * @param requests the requests it answered
 * @param mostInFlight the most that were waiting for their answer at once
 * @param latenessP99Ms how late its answers were against their due time, 99th percentile
 * @param coresBusy its CPU time over the time in which it had requests: 1 is one core
 */
public record FarmUse(long requests, int mostInFlight, double latenessP99Ms, double coresBusy) {}
