package dev.threadmill.farm;

import io.netty.buffer.ByteBuf;

/**
 * What a hostile site does with one request. The bytes are on the heap, and never released.
 *
 * @param start sent at once
 * @param then what follows
 */
record FaultScript(ByteBuf start, Then then) {

  /** How a hostile site goes on. */
  sealed interface Then {}

  /** As if nothing had been: the connection takes the next request. */
  record Stay() implements Then {}

  /** The connection ends. */
  record Close() implements Then {}

  /** The connection breaks. */
  record Reset() implements Then {}

  /** Nothing more comes. */
  record Stall() implements Then {}

  /** One byte more comes each second, then the connection ends. */
  record Drip(ByteBuf bytes) implements Then {}

  /** The same comes as fast as the client reads, so many times, then the connection ends. */
  record Repeat(ByteBuf bytes, int times) implements Then {}
}
