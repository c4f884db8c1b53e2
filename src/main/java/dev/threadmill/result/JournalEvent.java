package dev.threadmill.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.threadmill.machine.CpuUse;
import dev.threadmill.plan.PlannedFork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One line of {@code journal.ndjson}: something that happened, written before anything else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEvent.ForkStarted.class, name = "fork-started"),
  @JsonSubTypes.Type(value = JournalEvent.IterationEnded.class, name = "iteration"),
  @JsonSubTypes.Type(value = JournalEvent.ForkMeasured.class, name = "fork-measured"),
  @JsonSubTypes.Type(value = JournalEvent.ForkFailed.class, name = "fork-failed"),
  @JsonSubTypes.Type(value = JournalEvent.ForksAdded.class, name = "forks-added"),
  @JsonSubTypes.Type(value = JournalEvent.PinningSeen.class, name = "pinning"),
  @JsonSubTypes.Type(value = JournalEvent.Resumed.class, name = "resumed"),
})
public sealed interface JournalEvent {

  /** Returns when it happened. */
  Instant at();

  /** Something that happened to a fork. */
  sealed interface OfFork extends JournalEvent {
    /** Returns the {@linkplain PlannedFork#index() index} of the fork. */
    int fork();
  }

  /** A fork's JVM was started. */
  record ForkStarted(int fork, Instant at) implements OfFork {}

  /** An iteration ended, warm-up included. */
  record IterationEnded(int fork, Instant at, Iteration iteration) implements OfFork {}

  /** A fork ran to its end. */
  record ForkMeasured(int fork, Instant at, Optional<FarmUse> farm, Optional<CpuUse> others)
      implements OfFork {}

  /** A fork failed; its log is a path relative to the run's folder. */
  record ForkFailed(
      int fork,
      Instant at,
      String reason,
      String log,
      Optional<FarmUse> farm,
      Optional<CpuUse> others)
      implements OfFork {}

  /**
   * The plan grew. A second stage is recorded even if it adds nothing, because it is settled once.
   *
   * @param millisLeft how long everything still planned was then expected to take
   */
  record ForksAdded(Instant at, Cause cause, OptionalLong millisLeft, List<PlannedFork> forks)
      implements JournalEvent {
    public ForksAdded {
      forks = List.copyOf(forks);
    }
  }

  /** Why forks were added to the plan. */
  enum Cause {
    /** A fork of a block failed, and all of the block is run again. */
    BLOCK_FAILED,
    /** The first stage said how many blocks its target takes. */
    SECOND_STAGE
  }

  /** An unscored fork that looked for pinned carriers ended. */
  record PinningSeen(Instant at, Pinned pinned) implements JournalEvent {}

  /** A run that had stopped went on. */
  record Resumed(Instant at) implements JournalEvent {}
}
