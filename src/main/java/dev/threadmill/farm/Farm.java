package dev.threadmill.farm;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running farm: all sites of a {@link FarmConfig} behind one port, served by one thread.
 *
 * <p>Sites stand at {@link dev.threadmill.site.Sites#path} and answer GET and HEAD after their
 * latency; everything else is answered at once: 404 for unknown paths, 400, 405 or 431 for what is
 * no request for a page, and the stats since they were last taken for {@code GET /_farm/stats}.
 * Answers to one connection come in the order asked. What a {@link dev.threadmill.site.Fault} says
 * happens at its path, and at those of the sites that are hostile, at once and without being
 * counted. Compressed sites are compressed for every client.
 *
 * <p>Safe for use by several threads.
 */
public final class Farm implements AutoCloseable {
  /** Where a farm tells its stats. */
  static final String STATS_PATH = "/_farm/stats";

  /** The kernel cuts this to its own limit; smaller would make a burst of clients wait. */
  private static final int BACKLOG = 16_384;

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("farm", true), ioFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(loop.next());
  private final Ledger ledger = new Ledger();
  private final Faults faults = new Faults();
  private final Answers answers;
  private final StallClock stalls;
  private final Channel listener;

  private Farm(FarmConfig config, InetSocketAddress address) throws IOException {
    this.answers = new Answers(config.sites(), config.faultShare());
    this.stalls = new StallClock(config.stall());
    var bound = bootstrap().bind(address).awaitUninterruptibly();
    this.listener = bound.channel();
    if (!bound.isSuccess()) {
      close();
      throw new IOException(cannotListen(config, bound.cause()), bound.cause());
    }
  }

  /**
   * Starts a farm, which listens when this returns.
   *
   * @throws IOException in one line naming address and port, if it cannot listen there
   */
  public static Farm open(FarmConfig config) throws IOException {
    var address = new InetSocketAddress(config.bind(), config.port());
    if (address.isUnresolved()) {
      throw new IOException("cannot listen on " + config.bind() + ": unknown host");
    }
    return new Farm(config, address);
  }

  /** Returns where the farm is, without a path; a farm on all addresses names the loopback. */
  public URI baseUri() {
    var local = (InetSocketAddress) listener.localAddress();
    var address = local.getAddress();
    var reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    return URI.create("http://" + hostAndPort(new InetSocketAddress(reachable, local.getPort())));
  }

  /** Returns an address as it stands in URLs. */
  static String hostAndPort(InetSocketAddress at) {
    var host = at.getAddress().getHostAddress();
    var bracketed = host.contains(":") ? "[" + host + "]" : host;
    return bracketed + ":" + at.getPort();
  }

  /** Returns what happened since the stats were last taken, and begins a new interval. */
  public FarmStats takeStats() {
    return loop.submit(ledger::take).syncUninterruptibly().getNow();
  }

  /** Builds pages ahead of their first request, in the order of their index, until time is up. */
  void buildPages(Duration limit) {
    loop.submit(() -> answers.build(limit)).syncUninterruptibly();
  }

  /** Stops listening and closes every connection; answers that were still to come are not sent. */
  @Override
  public void close() {
    if (loop.isShuttingDown()) {
      return;
    }
    // In this order no connection slips through: the one thread that accepts is the one that stops.
    listener.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly();
    answers.release();
    faults.close();
  }

  private ServerBootstrap bootstrap() {
    var initializer =
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            connections.add(channel);
            channel.pipeline().addLast(new FarmConnection(answers, faults, ledger, stalls));
          }
        };
    return new ServerBootstrap()
        .group(loop)
        .channel(channelType())
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(initializer);
  }

  private static IoHandlerFactory ioFactory() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  private static Class<? extends ServerChannel> channelType() {
    return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  private static String cannotListen(FarmConfig config, Throwable cause) {
    // The native transport puts the call and its number before the reason.
    var message = String.valueOf(cause.getMessage());
    var reason = message.substring(message.lastIndexOf(':') + 1).strip();
    return "cannot listen on " + config.bind() + ":" + config.port() + ": " + reason;
  }
}
