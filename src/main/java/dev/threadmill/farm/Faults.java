package dev.threadmill.farm;

import dev.threadmill.farm.FaultScript.Close;
import dev.threadmill.farm.FaultScript.Drip;
import dev.threadmill.farm.FaultScript.Repeat;
import dev.threadmill.farm.FaultScript.Reset;
import dev.threadmill.farm.FaultScript.Stall;
import dev.threadmill.farm.FaultScript.Stay;
import dev.threadmill.site.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays faults on connections. Belongs to the event loop: no other thread may touch it.
 *
 * <p>What has no end ends when the client leaves, and else after {@link Fault#LONGEST_SECONDS}.
 */
final class Faults implements AutoCloseable {
  private final Map<Fault, FaultScript> scripts = new EnumMap<>(Fault.class);

  /** Has a port and does not listen, so that nobody else can begin to. */
  private @Nullable Socket refusing;

  /** Begins a fault. Returns whether the connection is lost to it and takes no more requests. */
  boolean play(Fault fault, ChannelHandlerContext ctx) {
    var script = scripts.get(fault);
    if (script == null) {
      script = FaultScripts.of(fault, refusing(fault, ctx));
      scripts.put(fault, script);
    }
    var then = script.then();
    if (!(then instanceof Stay)) {
      var end = ctx.executor().schedule(() -> end(ctx), Fault.LONGEST_SECONDS, TimeUnit.SECONDS);
      ChannelFutureListener noEnd = closed -> end.cancel(false);
      var unused = ctx.channel().closeFuture().addListener(noEnd);
    }
    send(ctx, script.start(), () -> goOn(ctx, then));
    return !(then instanceof Stay);
  }

  @Override
  public void close() {
    try {
      if (refusing != null) {
        refusing.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void goOn(ChannelHandlerContext ctx, FaultScript.Then then) {
    switch (then) {
      case Stay stay -> {}
      case Stall stall -> {}
      case Close close -> end(ctx);
      case Reset reset -> {
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        end(ctx);
      }
      case Drip drip -> drip(ctx, drip.bytes(), 0);
      case Repeat repeat -> repeat(ctx, repeat.bytes(), repeat.times());
    }
  }

  private static void drip(ChannelHandlerContext ctx, ByteBuf bytes, int next) {
    if (next == bytes.readableBytes() || !ctx.channel().isActive()) {
      end(ctx);
      return;
    }
    Runnable later =
        () -> {
          var unused =
              ctx.executor().schedule(() -> drip(ctx, bytes, next + 1), 1, TimeUnit.SECONDS);
        };
    send(ctx, bytes.slice(next, 1), later);
  }

  private static void repeat(ChannelHandlerContext ctx, ByteBuf bytes, int times) {
    if (times == 0) {
      end(ctx);
      return;
    }
    send(ctx, bytes, () -> repeat(ctx, bytes, times - 1));
  }

  /** Sends, and goes on once the socket has taken it all, so that nothing piles up here. */
  private static void send(ChannelHandlerContext ctx, ByteBuf bytes, Runnable next) {
    ChannelFutureListener goOn =
        sent -> {
          if (sent.isSuccess()) {
            next.run();
          } else {
            end(ctx);
          }
        };
    var unused = ctx.writeAndFlush(bytes.retainedDuplicate()).addListener(goOn);
  }

  private static void end(ChannelHandlerContext ctx) {
    var unused = ctx.close();
  }

  /** Returns the address that refuses connections; any other for other faults. */
  private InetSocketAddress refusing(Fault fault, ChannelHandlerContext ctx) {
    var own = (InetSocketAddress) ctx.channel().localAddress();
    return fault == Fault.REFUSED ? refusing(own.getAddress()) : own;
  }

  private InetSocketAddress refusing(InetAddress address) {
    try {
      var socket = new Socket();
      refusing = socket;
      socket.bind(new InetSocketAddress(address, 0));
      return (InetSocketAddress) socket.getLocalSocketAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
