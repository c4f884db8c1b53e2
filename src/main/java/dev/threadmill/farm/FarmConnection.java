package dev.threadmill.farm;

import dev.threadmill.site.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection: reads requests, waits out each site's latency on the event loop's timer,
 * and answers in the order asked.
 *
 * <p>The latencies of requests that a client sends ahead run side by side. An answer that must wait
 * for the one before it is due when that one is, so that HTTP's order is not counted as lateness.
 * The stats and faults are answered at once, and therefore refused behind an answer that is still
 * to come.
 */
final class FarmConnection extends ByteToMessageDecoder {

  /** A request that has been read and not yet answered. */
  private record Pending(Answer answer, boolean headOnly, boolean last, long dueNs) {}

  private static final System.Logger LOGGER = System.getLogger(FarmConnection.class.getName());

  private final Answers answers;
  private final Faults faults;
  private final Ledger ledger;
  private final StallClock stalls;
  private final RequestParser parser = new RequestParser();
  private final Deque<Pending> pending = new ArrayDeque<>();

  /** When the bytes being decoded were read. */
  private long readNs;

  /** Answers without latency that wait for the flush at the end of the read. */
  private int unflushed;

  /** Whether the last request of this connection has been read. */
  private boolean ended;

  FarmConnection(Answers answers, Faults faults, Ledger ledger, StallClock stalls) {
    this.answers = answers;
    this.faults = faults;
    this.ledger = ledger;
    this.stalls = stalls;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
    readNs = System.nanoTime();
    super.channelRead(ctx, bytes);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (ended) {
      in.skipBytes(in.readableBytes());
      return;
    }
    switch (parser.parse(in)) {
      case INCOMPLETE -> {}
      case PAGE -> page(ctx);
      case FAULT -> fault(ctx, parser.fault());
      case STATS -> stats(ctx);
      case BAD -> refuse(ctx, answers.bad());
      case OTHER_METHOD -> refuse(ctx, answers.otherMethod());
      case TOO_LARGE -> refuse(ctx, answers.tooLarge());
    }
  }

  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    // Bytes that are left when the client leaves are no request.
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    settle();
    ctx.flush();
    super.channelReadComplete(ctx);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
    // A client that asks and does not read is no longer listened to.
    ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    super.channelWritabilityChanged(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    ended = true;
    settle();
    ledger.abandoned(pending.size());
    pending.clear();
    super.channelInactive(ctx);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // An IOException is a client that left in its own manner, which is no failure of the farm.
    if (!(cause instanceof IOException)) {
      LOGGER.log(Level.WARNING, "farm failed to answer " + ctx.channel().remoteAddress(), cause);
    }
    var unused = ctx.close();
  }

  private void page(ChannelHandlerContext ctx) {
    int index = parser.siteIndex();
    var page = answers.page(index);
    if (page != null) {
      long waitNs = stalls.releaseNs(readNs, readNs + answers.latencyNs(index)) - readNs;
      answer(ctx, page, parser.headOnly(), parser.closing(), waitNs);
      return;
    }
    answers
        .fault(index)
        .ifPresentOrElse(
            fault -> fault(ctx, fault),
            () -> answer(ctx, answers.notFound(), parser.headOnly(), parser.closing(), 0));
  }

  private void fault(ChannelHandlerContext ctx, Fault fault) {
    if (!pending.isEmpty()) {
      refuse(ctx, answers.bad());
      return;
    }
    settle();
    ended = faults.play(fault, ctx);
  }

  private void stats(ChannelHandlerContext ctx) {
    if (!pending.isEmpty()) {
      refuse(ctx, answers.bad());
      return;
    }
    settle();
    var stats = Answer.text("200 OK", ledger.take().format());
    write(ctx, stats, false, parser.closing());
    stats.release();
  }

  /** Answers and ends the connection: what follows in its bytes is anyone's guess. */
  private void refuse(ChannelHandlerContext ctx, Answer refusal) {
    answer(ctx, refusal, false, true, 0);
  }

  private void answer(
      ChannelHandlerContext ctx, Answer answer, boolean headOnly, boolean last, long waitNs) {
    ledger.arrived(readNs);
    ended = last;
    if (waitNs == 0 && pending.isEmpty()) {
      write(ctx, answer, headOnly, last);
      unflushed++;
      return;
    }
    var before = pending.peekLast();
    long ownDueNs = readNs + waitNs;
    long dueNs = before == null ? ownDueNs : Math.max(ownDueNs, before.dueNs());
    pending.add(new Pending(answer, headOnly, last, dueNs));
    long delayNs = dueNs - System.nanoTime();
    var unused = ctx.executor().schedule(() -> writeDue(ctx), delayNs, TimeUnit.NANOSECONDS);
  }

  /** Writes all that is due; each pending answer has a timer that ends when it is, or later. */
  private void writeDue(ChannelHandlerContext ctx) {
    long nowNs = System.nanoTime();
    for (var next = pending.peek(); next != null && next.dueNs() <= nowNs; next = pending.peek()) {
      pending.remove();
      ledger.answered(1, next.dueNs(), nowNs);
      write(ctx, next.answer(), next.headOnly(), next.last());
    }
    ctx.flush();
  }

  private static void write(
      ChannelHandlerContext ctx, Answer answer, boolean headOnly, boolean last) {
    answer.write(ctx, headOnly, last);
    if (last) {
      // Closing at once would reset the connection where the client is still sending, and the
      // client might never see the answer.
      ChannelFutureListener endOutput = written -> endOutput((DuplexChannel) written.channel());
      var unused = ctx.write(Unpooled.EMPTY_BUFFER).addListener(endOutput);
    }
  }

  private static void endOutput(DuplexChannel channel) {
    var unused = channel.shutdownOutput();
  }

  /** Notes the answers that are about to be flushed. */
  private void settle() {
    if (unflushed > 0) {
      ledger.answered(unflushed, readNs, System.nanoTime());
      unflushed = 0;
    }
  }
}
