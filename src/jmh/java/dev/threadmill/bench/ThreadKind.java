package dev.threadmill.bench;

import java.util.Locale;

/** The two kinds of thread, for harnesses that measure threads and not strategies. */
enum ThreadKind {
  PLATFORM {
    @Override
    Thread unstarted(Runnable task) {
      return Thread.ofPlatform().unstarted(task);
    }
  },
  VIRTUAL {
    @Override
    Thread unstarted(Runnable task) {
      return Thread.ofVirtual().unstarted(task);
    }
  };

  /** Returns a thread with nothing but the defaults of its kind. */
  abstract Thread unstarted(Runnable task);

  static ThreadKind parse(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
