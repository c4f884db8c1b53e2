package dev.threadmill.lesson;

import static java.util.Objects.requireNonNull;

import dev.threadmill.coroutine.Coroutine;
import dev.threadmill.coroutine.Step;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A dialogue: the caller asks, is told 10, sends 20, is told -10, sends 30, and it is over. */
final class CoroutineLesson {

  private CoroutineLesson() {}

  static void replay(PrintWriter out) {
    try (var dialogue = dialogue(out, 10)) {
      out.println(dialogue.state());
      print(out, dialogue.next());
      out.println(dialogue.state());
      print(out, dialogue.send(20));
      print(out, dialogue.send(30));
    }
  }

  private static Coroutine<Integer, Integer, @Nullable Void> dialogue(PrintWriter out, int x) {
    return Coroutine.of(
        caller -> {
          int count = 1;
          out.println(">>> coroutine started : " + x + ", " + count);
          int y = requireNonNull(caller.yield(x));
          count++;
          out.println(">>> coroutine y received : " + y + ", " + count);
          int z = requireNonNull(caller.yield(x - y));
          count++;
          out.println(">>> coroutine z received : " + z + ", " + count);
          return null;
        });
  }

  private static void print(PrintWriter out, Step<Integer, @Nullable Void> step) {
    out.println(
        switch (step) {
          case Step.Yielded<Integer, @Nullable Void> yielded -> yielded.value();
          case Step.Returned<Integer, @Nullable Void> end -> end;
        });
  }
}
