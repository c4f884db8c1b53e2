package dev.threadmill.result;

import dev.threadmill.machine.CpuUse;
import dev.threadmill.plan.PlannedFork;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from the journal's events what became of a run. */
final class Replay {
  private final Map<Integer, PlannedFork> planned = new HashMap<>();
  private final List<PlannedFork> added = new ArrayList<>();
  private final Map<Integer, OpenFork> open = new HashMap<>();
  private final List<ForkRecord> ended = new ArrayList<>();
  private final List<Pinned> pinned = new ArrayList<>();
  private boolean settled;

  private Replay(Manifest manifest) {
    manifest.plan().order().forEach(f -> planned.put(f.index(), f));
    settled = manifest.plan().target().isEmpty();
  }

  /**
   * Replays the events in the order in which they were written.
   *
   * @throws IOException with one line if they do not fit the plan
   */
  static RunRecord of(Manifest manifest, List<JournalEvent> events) throws IOException {
    var replay = new Replay(manifest);
    for (JournalEvent event : events) {
      replay.apply(event);
    }
    return new RunRecord(manifest, replay.added, replay.settled, replay.ended, replay.pinned);
  }

  private void apply(JournalEvent event) throws IOException {
    switch (event) {
      case JournalEvent.ForkStarted started ->
          // A fork that was in flight when the run stopped starts anew.
          open.put(started.fork(), OpenFork.of(planned(started.fork()), started.at()));
      case JournalEvent.IterationEnded iteration ->
          of(iteration).iterations().add(iteration.iteration());
      case JournalEvent.ForkMeasured e ->
          ended.add(
              of(e).ended(e.at(), new ForkOutcome.Measured(iterations(e)), e.farm(), e.others()));
      case JournalEvent.ForkFailed e ->
          ended.add(
              of(e)
                  .ended(
                      e.at(), new ForkOutcome.Failed(e.reason(), e.log()), e.farm(), e.others()));
      case JournalEvent.ForksAdded more -> {
        more.forks().forEach(f -> planned.put(f.index(), f));
        added.addAll(more.forks());
        settled |= more.cause() == JournalEvent.Cause.SECOND_STAGE;
      }
      case JournalEvent.PinningSeen seen -> pinned.add(seen.pinned());
      case JournalEvent.Resumed resumed -> open.clear();
    }
  }

  private List<Iteration> iterations(JournalEvent.OfFork event) throws IOException {
    return of(event).iterations();
  }

  private PlannedFork planned(int index) throws IOException {
    PlannedFork fork = planned.get(index);
    if (fork == null) {
      throw new IOException(
          "journal.ndjson speaks of fork %d, and the plan has %d".formatted(index, planned.size()));
    }
    return fork;
  }

  private OpenFork of(JournalEvent.OfFork event) throws IOException {
    OpenFork fork = open.get(event.fork());
    if (fork == null) {
      throw new IOException("journal.ndjson ends fork %d before it starts".formatted(event.fork()));
    }
    return fork;
  }

  private record OpenFork(PlannedFork fork, Instant started, List<Iteration> iterations) {
    static OpenFork of(PlannedFork fork, Instant started) {
      return new OpenFork(fork, started, new ArrayList<>());
    }

    ForkRecord ended(
        Instant at, ForkOutcome outcome, Optional<FarmUse> farm, Optional<CpuUse> others) {
      return new ForkRecord(fork, started, at, outcome, farm, others);
    }
  }
}
