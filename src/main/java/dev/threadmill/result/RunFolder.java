package dev.threadmill.result;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.UnscoredFork;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The folder of one run, {@code results/<utc>-<seed>/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final String MANIFEST = "run.json";
  private static final String JOURNAL = "journal.ndjson";

  /**
   * Creates the folder of a run that is about to begin.
   *
   * @param root the folder of all runs, created if need be
   * @param id the run's id
   * @throws IOException if the folder cannot be written, or a run of that id is there already
   */
  public static RunFolder create(Path root, String id) throws IOException {
    Files.createDirectories(root);
    return new RunFolder(Files.createDirectory(root.resolve(id)));
  }

  /** Returns the id of a run: its UTC time to the second, and the seed's last four digits. */
  public static String newId(Instant now, long seed) {
    String time = now.toString().substring(0, 19).replace("-", "").replace(":", "");
    return String.format(Locale.ROOT, "%sZ-%04x", time, seed & 0xffff);
  }

  /** Writes {@code run.json}. */
  public void write(Manifest manifest) throws IOException {
    write(MANIFEST, Json.writePretty(manifest));
  }

  /** Opens the journal for appending. */
  public Journal openJournal() throws IOException {
    return Journal.open(path.resolve(JOURNAL));
  }

  /**
   * Writes a file of the run so that it is there whole or not at all.
   *
   * @param name the path within the folder, with {@code /} between its parts
   */
  public void write(String name, String content) throws IOException {
    Path target = path.resolve(name);
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    Files.writeString(temporary, content, StandardCharsets.UTF_8);
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Returns the place of a fork's own file, relative to the run's folder and with its parent folder
   * created, such as {@code forks/titles,urls=10/virtual-per-task/b03.log}.
   */
  public String forkFile(PlannedFork fork, String extension) throws IOException {
    String name =
        String.format(
            Locale.ROOT,
            "forks/%s/%s/b%02d%s.%s",
            fileName(fork.cell()),
            fileName(fork.arm()),
            fork.block(),
            fork.attempt() == 0 ? "" : "-again" + fork.attempt(),
            extension);
    return withParent(name);
  }

  /** Returns the place of the output of an unscored fork, likewise. */
  public String pinningLog(UnscoredFork fork) throws IOException {
    return withParent(
        "forks/%s/%s/pinning.log".formatted(fileName(fork.cell()), fileName(fork.arm())));
  }

  private String withParent(String name) throws IOException {
    Path parent = path.resolve(name).getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return name;
  }

  private static String fileName(String id) {
    return id.replace(':', '-');
  }

  /**
   * Reads the run, complete or cut short. A last line that was being written when the process died
   * is passed over, and so is a fork that had not ended.
   *
   * @throws IOException if this is no run, or one that this version cannot read; the message is one
   *     line
   */
  public RunRecord read() throws IOException {
    Path manifestFile = path.resolve(MANIFEST);
    if (!Files.isRegularFile(manifestFile)) {
      throw new IOException(
          "'%s' is not the folder of a run: it has no %s".formatted(path, MANIFEST));
    }
    Manifest manifest = readManifest(Files.readString(manifestFile));
    Path journal = path.resolve(JOURNAL);
    List<String> lines = Files.isRegularFile(journal) ? wholeLines(journal) : List.of();
    return Replay.of(manifest, events(lines));
  }

  /** Returns what {@link Journal#open} would keep: a line is whole when its end is there. */
  private static List<String> wholeLines(Path journal) throws IOException {
    byte[] bytes = Files.readAllBytes(journal);
    return new String(bytes, 0, Journal.wholeLength(bytes), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static Manifest readManifest(String text) throws IOException {
    int schema = Json.tree(text).path("schema").asInt();
    if (schema < 1 || schema > Manifest.SCHEMA) {
      throw new IOException(
          "run.json has schema %d, and this version reads 1 to %d: use a newer Threadmill"
              .formatted(schema, Manifest.SCHEMA));
    }
    return OlderSchemas.read(text, schema);
  }

  private static List<JournalEvent> events(List<String> lines) throws IOException {
    var events = new ArrayList<JournalEvent>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        events.add(Json.read(lines.get(i), JournalEvent.class));
      } catch (IOException e) {
        throw new IOException("journal.ndjson, line %d: %s".formatted(i + 1, e.getMessage()), e);
      }
    }
    return events;
  }
}
