package dev.threadmill.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system of a few files, by their whole paths. */
public record FixtureFiles(Map<String, String> texts) implements SystemFiles {

  /** A system that tells nothing about itself, as any but Linux. */
  public static final SystemFiles NONE = new FixtureFiles(Map.of());

  public static SystemFiles of(String path, String text) {
    return new FixtureFiles(Map.of(path, text));
  }

  @Override
  public Optional<String> text(Path file) {
    return Optional.ofNullable(texts.get(unix(file)));
  }

  @Override
  public Optional<List<Path>> in(Path folder) {
    int depth = folder.getNameCount();
    var found =
        texts.keySet().stream()
            .map(Path::of)
            .filter(file -> file.startsWith(folder) && file.getNameCount() > depth)
            .map(file -> folder.resolve(file.getName(depth)))
            .distinct()
            .sorted()
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static String unix(Path file) {
    return file.toString().replace('\\', '/');
  }
}
