package dev.threadmill.lesson;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.workload.Batch;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/**
 * Reads something from each page at once, and prints who did so and what was found, in the order of
 * the pages.
 */
record Gathering(PrintWriter out, List<URI> pages, Reader reader)
    implements Batch<Gathering.Found> {

  /** Reads something from one page, on the calling thread. */
  interface Reader {
    Found read(URI page) throws InterruptedException;
  }

  /** What was read, or why nothing was. */
  record Found(String text, boolean complete) {
    static Found failure(String reason) {
      return new Found("failed: " + reason, false);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Returns false if something could not be read. */
  boolean gather(BatchRunner runner) throws BatchFailedException, InterruptedException {
    var watch = new Stopwatch();
    var found = runner.run(this);
    out.println();
    out.println("Result :  " + found);
    out.println("Total Running Time :  " + watch);
    return found.stream().allMatch(Found::complete);
  }

  @Override
  public int size() {
    return pages.size();
  }

  @Override
  public Found run(int index) throws InterruptedException {
    var page = pages.get(index);
    say("Start", page);
    var found = reader.read(page);
    say("Done", page);
    return found;
  }

  private void say(String what, URI page) {
    var thread = Thread.currentThread();
    var name = thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
    out.println("Thread Name : " + name + " " + what + " " + page);
  }
}
