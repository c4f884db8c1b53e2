package dev.threadmill.fetch;

/**
 * The heap that all large bodies of one fetcher may take together, so that many hostile sites at
 * once cannot take all of it. Safe for use by several threads.
 */
final class BodyMemory {
  /** What each body may take without asking. */
  static final int FREE_BYTES = 64 << 10;

  private long leftBytes;

  BodyMemory(long bytes) {
    leftBytes = bytes;
  }

  /** Returns a quarter of the heap: parsing a page takes up to as much again, and so do others. */
  static BodyMemory quarterOfHeap() {
    return new BodyMemory(Runtime.getRuntime().maxMemory() / 4);
  }

  Claim claim() {
    return new Claim();
  }

  private synchronized boolean take(long bytes) {
    if (bytes > leftBytes) {
      return false;
    }
    leftBytes -= bytes;
    return true;
  }

  private synchronized void give(long bytes) {
    leftBytes += bytes;
  }

  /** What one body has taken. */
  final class Claim {
    private long heldBytes;
    private boolean released;

    /**
     * Makes room for a copy of the body of this size beside the one it has, which is then given
     * back. Returns false, and changes nothing, if there is none or the claim has been released.
     */
    synchronized boolean growTo(int bytes) {
      if (bytes <= FREE_BYTES) {
        return true;
      }
      if (released || !take(bytes)) {
        return false;
      }
      give(heldBytes);
      heldBytes = bytes;
      return true;
    }

    /** Gives everything back, once; the body then cannot grow any more. */
    synchronized void release() {
      give(heldBytes);
      heldBytes = 0;
      released = true;
    }
  }
}
