package dev.threadmill.fetch;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a site answered to one request.
 *
 * @param body as received if the status is a success; of other responses any part
 */
record Response(
    int status,
    @Nullable String location,
    @Nullable String contentType,
    @Nullable String contentEncoding,
    Body body) {

  /**
   * How much of a body that nobody wants is read, to keep the connection; beyond that a new
   * connection is cheaper.
   */
  static final int MAX_UNWANTED_BYTES = 64 << 10;

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  FetchOutcome toOutcome(URI asked, Deadline deadline) throws IOException {
    Body page = body;
    try {
      if (!isSuccess(status)) {
        throw new FetchFailedException(FailureKind.BAD_STATUS, "status " + status);
      }
      page = body.unpacked(contentEncoding);
      String title = TitleParser.title(page, Header.charset(contentType), deadline);
      return new FetchOutcome.Titled(asked, title, page.size());
    } finally {
      page.forget();
      body.forget();
    }
  }
}
