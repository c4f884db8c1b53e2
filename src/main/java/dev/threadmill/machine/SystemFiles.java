package dev.threadmill.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files in which a system tells about itself, as Linux does below /proc and /sys. */
public interface SystemFiles {

  /** Returns the whole text of a file, or empty if it cannot be read. */
  Optional<String> text(Path file);

  /** Returns what lies in a folder, sorted by name, or empty if the folder cannot be read. */
  Optional<List<Path>> in(Path folder);

  /** Returns the files of the running system. */
  static SystemFiles real() {
    return new SystemFiles() {
      private static final int BUFFER_BYTES = 1 << 16;

      @Override
      public Optional<String> text(Path file) {
        try (var in = Files.newInputStream(file)) {
          // Files of /proc/sys say that they are empty, and give all in the first read or never.
          // readAllBytes believes them, and asks for a single byte first.
          var bytes = new ByteArrayOutputStream();
          byte[] buffer = new byte[BUFFER_BYTES];
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
          }
          // Decoded leniently: a strange byte in one line is no reason to lose the others.
          return Optional.of(bytes.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<List<Path>> in(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
          return Optional.of(found.sorted().toList());
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
          return Optional.empty();
        }
      }
    };
  }
}
