package dev.threadmill.bench;

import dev.threadmill.farm.FarmConfig;
import dev.threadmill.farm.FarmProcess;
import dev.threadmill.site.Sites;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The site farm that a fork talks to: the launcher's, or one of its own when JMH runs alone. */
record FarmConnection(URI baseUri, Optional<FarmProcess> own) implements Closeable {
  private static final String ADDRESS = "threadmill.farm";

  static FarmConnection open(Sites sites) throws IOException, InterruptedException {
    String address = System.getProperty(ADDRESS);
    if (address != null) {
      return new FarmConnection(URI.create(address), Optional.empty());
    }
    var process = FarmProcess.start(FarmConfig.of(sites));
    return new FarmConnection(process.baseUri(), Optional.of(process));
  }

  @Override
  public void close() {
    own.ifPresent(FarmProcess::close);
  }
}
