package dev.threadmill.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** One line of {@code journal.ndjson}: something that happened, written before anything else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEvent.ForkStarted.class, name = "fork-started"),
  @JsonSubTypes.Type(value = JournalEvent.IterationEnded.class, name = "iteration"),
  @JsonSubTypes.Type(value = JournalEvent.ForkMeasured.class, name = "fork-measured"),
  @JsonSubTypes.Type(value = JournalEvent.ForkFailed.class, name = "fork-failed"),
})
public sealed interface JournalEvent {

  /** Returns the {@linkplain dev.threadmill.plan.PlannedFork#index() index} of the fork. */
  int fork();

  /** Returns when it happened. */
  Instant at();

  /** A fork's JVM was started. */
  record ForkStarted(int fork, Instant at) implements JournalEvent {}

  /** An iteration ended, warm-up included. */
  record IterationEnded(int fork, Instant at, Iteration iteration) implements JournalEvent {}

  /** A fork ran to its end. */
  record ForkMeasured(int fork, Instant at, Optional<FarmUse> farm) implements JournalEvent {}

  /** A fork failed; its log is a path relative to the run's folder. */
  record ForkFailed(int fork, Instant at, String reason, String log, Optional<FarmUse> farm)
      implements JournalEvent {}
}
