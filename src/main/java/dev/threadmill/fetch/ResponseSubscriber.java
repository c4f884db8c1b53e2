package dev.threadmill.fetch;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Receives one response within the body limit and the deadline.
 *
 * <p>The client has the connection back in its pool before it calls {@link #onComplete}, so the
 * request that follows from the response finds it there.
 */
final class ResponseSubscriber implements BodySubscriber<Response> {
  private final JdkFetcher fetcher;
  private final Deadline deadline;
  private final ResponseInfo info;
  private final CompletableFuture<Response> response;
  // The three below are set before the client calls anything else, and before the alarm is.
  private @Nullable Body body;
  private @Nullable Subscription subscription;
  private @Nullable Future<?> alarm;

  /** Why the subscription was cancelled; the client then calls onError for a reason of its own. */
  private volatile @Nullable FetchFailedException givenUp;

  /**
   * @param response completes with what was received, or with the failure
   */
  ResponseSubscriber(
      JdkFetcher fetcher,
      Deadline deadline,
      ResponseInfo info,
      CompletableFuture<Response> response) {
    this.fetcher = fetcher;
    this.deadline = deadline;
    this.info = info;
    this.response = response;
  }

  @Override
  public CompletionStage<Response> getBody() {
    return response;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    int maxBytes =
        Response.isSuccess(info.statusCode())
            ? fetcher.limits().maxBodyBytes()
            : Response.MAX_UNWANTED_BYTES;
    try {
      body = new Body(Header.length(header("Content-Length")), maxBytes, fetcher.memory());
    } catch (FetchFailedException e) {
      giveUp(e);
      return;
    }
    alarm = fetcher.alarms().set(deadline, this::expire);
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    Body receiving = body;
    if (receiving == null || response.isDone()) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        receiving.append(buffer);
      }
    } catch (FetchFailedException e) {
      giveUp(e);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    FetchFailedException failure = givenUp;
    end(failure == null ? thrown : failure);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  /** The alarms' thread must not run what follows from the response. */
  private void expire() {
    fetcher.call(() -> giveUp(deadline.failure()));
  }

  private void giveUp(FetchFailedException failure) {
    givenUp = failure;
    Subscription receiving = subscription;
    if (receiving != null) {
      // Closes the connection.
      receiving.cancel();
    }
    end(failure);
  }

  private void end(@Nullable Throwable thrown) {
    Future<?> pending = alarm;
    if (pending != null) {
      pending.cancel(false);
    }
    if (thrown == null || !Response.isSuccess(info.statusCode())) {
      // Without a success the status says it all, whatever becomes of the body.
      response.complete(received());
    } else {
      Body unwanted = body;
      if (response.completeExceptionally(thrown) && unwanted != null) {
        unwanted.release();
      }
    }
  }

  private Response received() {
    Body received = body;
    return new Response(
        info.statusCode(),
        header("Location"),
        header("Content-Type"),
        header("Content-Encoding"),
        received == null ? Body.none() : received);
  }

  private @Nullable String header(String name) {
    HttpHeaders headers = info.headers();
    return headers.firstValue(name).orElse(null);
  }
}
