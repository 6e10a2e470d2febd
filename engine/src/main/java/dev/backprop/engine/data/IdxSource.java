package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the bytes of an IDX file come from, before any of them is read.
 *
 * @param name how messages name the file
 * @param gzip whether the stored bytes are a gzip
 * @param storedBytes how many bytes are stored
 * @param opener opens the stored bytes
 */
record IdxSource(String name, boolean gzip, long storedBytes, Opener opener) {
    /** Opens a stream that the caller closes. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    static IdxSource of(Path file) {
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw BadInputException.at(name, Files.exists(file) ? "no regular file" : "no such file", "an IDX file");
        }
        try {
            return new IdxSource(name, name.endsWith(".gz"), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** A resource of the class path, for example {@code /mnist/train-labels-idx1-ubyte.gz}. */
    static IdxSource ofResource(String resource) {
        URL url = IdxSource.class.getResource(resource);
        if (url == null) {
            throw BadInputException.at(resource, "nothing", "the bundled data on the class path");
        }
        try {
            URLConnection connection = url.openConnection();
            long length = connection.getContentLengthLong();
            connection.getInputStream().close();
            return new IdxSource(resource, resource.endsWith(".gz"), length, url::openStream);
        } catch (IOException e) {
            throw new BadInputException(resource + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
