package dev.threadmill.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of two builds are comparable only if each says which build it came from. */
final class ManifestsTest {
  private static final Machine.Build UNKNOWN = new Machine.Build("unknown", "unknown", "unknown");

  @TempDir Path folder;

  @Test
  void of_jar_readsVersionCommitAndDirty() throws IOException {
    assertThat(Manifests.of(jar("1.2.0", "0123abcd", "true")))
        .isEqualTo(new Machine.Build("1.2.0", "0123abcd", "true"));
  }

  @Test
  void of_jarBuiltOutsideOfGit_isUnknownThere() throws IOException {
    assertThat(Manifests.of(jar("1.2.0", "${git.commit.id.full}", "")))
        .isEqualTo(new Machine.Build("1.2.0", "unknown", "unknown"));
  }

  @Test
  void of_folderOrNoJar_isUnknown() throws IOException {
    assertThat(Manifests.of(folder)).isEqualTo(UNKNOWN);
    assertThat(Manifests.of(folder.resolve("absent.jar"))).isEqualTo(UNKNOWN);
    assertThat(Manifests.of(Files.writeString(folder.resolve("text.jar"), "no zip")))
        .isEqualTo(UNKNOWN);
  }

  private Path jar(String version, String commit, String dirty) throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Implementation-Version", version);
    attributes.putValue("Threadmill-Commit", commit);
    attributes.putValue("Threadmill-Dirty", dirty);
    Path jar = folder.resolve("threadmill.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }
}
