package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that belong together: each is written beside its place first, and only when all are there do they take their places.
 * Where one cannot be written (a full disk, a folder that is read-only), all that was there before is as it was.
 */
final class FileSet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileSet.class);
    private static final String WAITING = ".part";

    private final List<Path> places = new ArrayList<>();

    /**
     * Writes one.
     *
     * @param place where it is to be
     * @param writer writes to the path that it is given
     * @throws BadInputException where it cannot be written
     */
    void add(Path place, Consumer<Path> writer) {
        if (Files.isDirectory(place)) {
            throw BadInputException.at(place.toString(), "a folder", "a file to write");
        }
        places.add(place);
        Path waiting = waiting(place);
        try {
            writer.accept(waiting);
        } catch (BadInputException e) {
            // The name that a file waits under means nothing to a person.
            throw new BadInputException(
                    String.valueOf(e.getMessage()).replace(waiting.toString(), place.toString()), e);
        }
    }

    /** Puts all in their places. */
    void commit() {
        for (Path place : places) {
            try {
                move(waiting(place), place);
            } catch (IOException e) {
                throw new BadInputException(place + ": cannot be written: " + e.getMessage(), e);
            }
        }
        places.clear();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path waiting(Path place) {
        return place.resolveSibling("." + place.getFileName() + WAITING);
    }

    /** Takes away what has not come to its place. */
    @Override
    public void close() {
        for (Path place : places) {
            try {
                Files.deleteIfExists(waiting(place));
            } catch (IOException e) {
                LOG.warn("cannot be deleted: {}", waiting(place), e);
            }
        }
    }
}
