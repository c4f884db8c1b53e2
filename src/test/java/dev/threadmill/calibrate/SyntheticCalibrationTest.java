package dev.threadmill.calibrate;

import dev.threadmill.machine.Machine;
import org.junit.jupiter.api.Test;

final class SyntheticCalibrationTest {
  @Test
  void all() {
    for (long seed = 1; seed <= 4; seed++) {
      long start = System.nanoTime();
      var all = SyntheticCalibration.run(Machine.capture(), seed);
      System.out.println("SEED " + seed + " seconds " + (System.nanoTime() - start) / 1e9);
      for (var e : all) {
        e.checks().forEach(c -> System.out.println(c));
        if (seed == 1) e.tables().forEach(t -> { System.out.println(t.header()); t.rows().forEach(System.out::println); });
      }
    }
  }
}
