package dev.backprop.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ND4J's CUDA jars announce nothing where there is no GPU. */
class CpuServicesTest {
    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    @TempDir
    private Path folder;

    private URL folderWith(String jar, String resource) throws IOException {
        Path root = folder.resolve(jar);
        Files.createDirectories(root.resolve(resource).getParent());
        Files.writeString(root.resolve(resource), "x");
        return root.toUri().toURL();
    }

    private int found(String resource) throws IOException {
        URL[] jars = {
            folderWith("nd4j-native-1.0.0-M2.1.jar", resource), folderWith("nd4j-cuda-11.6-1.0.0-M2.1.jar", resource)
        };
        try (URLClassLoader jarsAlone = new URLClassLoader(jars, null)) {
            return Collections.list(new CpuServices(jarsAlone).getResources(resource))
                    .size();
        }
    }

    @Test
    void hidesTheCudaBackend() throws IOException {
        assertThat(found(SERVICE)).isEqualTo(1);
    }

    @Test
    void hidesNothingElse() throws IOException {
        assertThat(found("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
                .isEqualTo(2);
    }
}
