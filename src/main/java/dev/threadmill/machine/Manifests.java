package dev.threadmill.machine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Reads which build of Threadmill runs from the manifest of its jar. */
final class Manifests {
  private static final Machine.Build UNKNOWN =
      new Machine.Build(Machine.UNKNOWN, Machine.UNKNOWN, Machine.UNKNOWN);

  private Manifests() {}

  static Machine.Build ofThreadmill() {
    var source = Manifests.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return UNKNOWN;
    }
    try {
      return of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  /**
   * @param origin a jar, or else nothing is known
   */
  static Machine.Build of(Path origin) {
    if (!Files.isRegularFile(origin)) {
      return UNKNOWN;
    }
    try (var jar = new JarFile(origin.toFile())) {
      var manifest = Optional.ofNullable(jar.getManifest());
      return new Machine.Build(
          value(manifest, "Implementation-Version"),
          value(manifest, "Threadmill-Commit"),
          value(manifest, "Threadmill-Dirty"));
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** A build outside of a git checkout leaves the placeholder, or nothing. */
  private static String value(Optional<Manifest> manifest, String name) {
    return manifest
        .map(m -> m.getMainAttributes().getValue(name))
        .filter(value -> !value.isBlank() && !value.startsWith("${"))
        .orElse(Machine.UNKNOWN);
  }
}
