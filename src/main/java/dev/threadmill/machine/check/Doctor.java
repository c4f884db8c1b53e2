package dev.threadmill.machine.check;

import dev.threadmill.machine.CpuTimes;
import dev.threadmill.machine.CpuUse;
import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.machine.SystemFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says whether this machine is fit to measure on, and how to mend what is not. */
public final class Doctor {
  /** How long to look at the other processes where no noise probe takes the time. */
  private static final Duration QUICK_WINDOW = Duration.ofMillis(500);

  private static final Duration PROBE = Duration.ofSeconds(3);

  private Doctor() {}

  /**
   * Examines everything: what a run cannot do without, then what makes its figures doubtful.
   *
   * @param quick without the noise probe: half a second rather than four
   * @return one diagnosis for each check, always in the same order
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static List<Diagnosis> examine(Demand demand, boolean quick) throws InterruptedException {
    return Stream.of(requirements(demand), conditions(quick)).flatMap(List::stream).toList();
  }

  /**
   * Examines what a run cannot do without, in a moment: a failure here means that it cannot be
   * carried out on this machine.
   */
  public static List<Diagnosis> requirements(Demand demand) {
    var machine = Machine.capture();
    var files = SystemFiles.real();
    return examine(
        List.of(
            new Jdk(Runtime.version()),
            new Memory(demand, machine.memoryBytes()),
            new OpenFiles(demand.fetches(), machine.limits().openFiles()),
            new Threads(files, demand.threads(), machine.limits().threads()),
            new EphemeralPorts(files, demand.fetches())));
  }

  /** Examines whether results can be kept in a folder. Leaves nothing behind. */
  public static Diagnosis resultsFolder(Path folder) {
    return new ResultsFolder(folder).examine();
  }

  /**
   * Examines whether figures of this machine can be trusted as it is now.
   *
   * @param quick without the noise probe: half a second rather than four
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static List<Diagnosis> conditions(boolean quick) throws InterruptedException {
    // First what the probe itself would disturb.
    var all = new ArrayList<>(examine(atRest(Machine.capture(), SystemFiles.real())));
    all.addAll(examine(overAWindow(quick)));
    return List.copyOf(all);
  }

  static List<Check> atRest(Machine machine, SystemFiles files) {
    int processors = machine.cpu().processors();
    var arguments = machine.jvm().arguments();
    return List.of(
        new Load(files, processors),
        new CpuPressure(files),
        new Governor(files),
        new Turbo(files),
        new Smt(files),
        new Battery(files),
        new Hypervisor(machine.cpu().virtualised()),
        new CgroupQuota(files, machine.cpu().cgroupProcessors(), processors),
        new HugePages(files),
        new Swap(files),
        new ClockSource(files),
        new Debugger(arguments),
        new Assertions(arguments),
        new JmhLock(
            Path.of(System.getProperty("java.io.tmpdir", "."), "jmh.lock"),
            // Whoever holds JMH's lock in this process must say so to JMH by this property.
            Boolean.getBoolean("jmh.ignoreLock")));
  }

  private static List<Check> overAWindow(boolean quick) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    var before = CpuTimes.read(List.of());
    var othersBefore = JavaProcesses.cpuTimes();
    long start = System.nanoTime();
    var noise = new ArrayList<Check>();
    if (quick) {
      Thread.sleep(QUICK_WINDOW);
    } else {
      noise.add(new Noise(NoiseProbe.measure(processors, PROBE)));
    }
    var window = Duration.ofNanos(System.nanoTime() - start);
    var othersAfter = JavaProcesses.cpuTimes();
    var after = CpuTimes.read(List.of());
    var use =
        before.flatMap(
            b ->
                after.flatMap(a -> CpuUse.between(b, a, CpuTimes.processors().orElse(processors))));
    var checks =
        new ArrayList<Check>(
            List.of(new OtherJvms(othersBefore, othersAfter, window), new Steal(use)));
    checks.addAll(noise);
    return checks;
  }

  private static List<Diagnosis> examine(List<Check> checks) {
    return checks.stream().map(Check::examine).toList();
  }
}
