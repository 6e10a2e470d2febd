package dev.backprop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** What the libraries say of themselves, and where they say nothing what the build gave them. */
final class Versions {
    private Versions() {}

    /** ND4J's version and its live backend. */
    static String nd4j() {
        Nd4jBackend backend = Nd4j.getBackend();
        return "ND4J " + of("nd4j") + " (" + backend.getClass().getSimpleName() + ")";
    }

    /** The version in the build's own list, {@code versions.properties}, which Maven fills in. */
    static String of(String library) {
        Properties all = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("/versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("no versions.properties beside the classes");
            }
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.getProperty(library, "?");
    }
}
