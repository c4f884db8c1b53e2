package dev.threadmill.strategy;

/** A strategy that this JVM has no means for. The message is one complete line. */
public final class UnavailableStrategyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableStrategyException(Strategy strategy, String reason) {
    super("strategy '%s' cannot run here: %s".formatted(strategy.id(), reason));
  }
}
