package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file whole or not at all: into a temporary file of the same folder, which is then moved over the old one. Where
 * anything fails, the old file is as it was and the temporary one is gone.
 */
public final class AtomicFile {
    /** Writes the content; what it throws ends the writing. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code out}, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** How Linux, macOS and Windows say, in lower case, that there is no more room; Java passes it on as it is. */
    private static final List<String> FULL =
            List.of("no space left", "quota exceeded", "not enough space", "disk is full");

    private static final List<String> CLOSED =
            List.of("read-only file system", "permission denied", "access is denied");

    private AtomicFile() {}

    /** Writes {@code content}; a folder that is missing or may not be written to is bad input. */
    public static void write(Path file, Content content) {
        try {
            Path target = target(file);
            if (replaceable(target)) {
                replace(target, content);
            } else {
                writeThrough(target, content);
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + reason(e), e);
        }
    }

    /**
     * Whether {@link #write} can be expected to succeed, so that nobody waits for hours to be told that it does not. Nothing is
     * written or made; that the disk fills up, or a folder is closed, until then cannot be known.
     *
     * @throws BadInputException where it cannot: what is wrong, as {@link #write} says it
     */
    public static void requireWritable(Path file) {
        try {
            Path target = target(file);
            // Only the name of a file that is replaced is written, and that is its folder's.
            Path written = replaceable(target) ? target.resolveSibling("") : target;
            if (!Files.isWritable(written)) {
                throw new AccessDeniedException(written.toString());
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + reason(e), e);
        }
    }

    /**
     * What is to be written: where there is a link, the file that it leads to, so that this is replaced and not the link.
     *
     * @throws BadInputException where no file could be written there
     */
    private static Path target(Path file) throws IOException {
        if (file.toString().isEmpty()) {
            throw new BadInputException("found an empty file name, expected a file to write");
        }
        if (Files.isDirectory(file)) {
            throw BadInputException.at(file.toString(), "a folder", "a file to write");
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw BadInputException.at(target.toString(), "no folder " + folder, "an existing folder to write to");
        }
        if (Files.isRegularFile(target) && !Files.isWritable(target)) {
            throw BadInputException.at(target.toString(), "a file that may not be written", "a writable one");
        }
        return target;
    }

    /** A device or a pipe is not. */
    private static boolean replaceable(Path target) {
        return !Files.exists(target) || Files.isRegularFile(target);
    }

    private static void writeThrough(Path device, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling(temporaryName(target));
        try {
            fill(temporary, content);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try (OutputStream out = new BufferedOutputStream(new Kept(Channels.newOutputStream(channel)), 1 << 16)) {
                content.writeTo(out);
            }
            // On the disk before the name points to it: else a power cut could leave an empty file in its place.
            channel.force(true);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String temporaryName(Path target) {
        return "." + target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
    }

    /** What is wrong in words, and where there is something to do about it, what. */
    private static String reason(IOException e) {
        String system = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(system::contains)) {
            return "the disk is full; make room on it, or write to another one";
        }
        if (e instanceof AccessDeniedException || CLOSED.stream().anyMatch(system::contains)) {
            return "its folder may not be written to; choose another one";
        }
        String type = e.getClass().getSimpleName().replace("Exception", "");
        String words = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
    }

    /** Flushes where it is told to close: the channel below is closed once it is forced. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
