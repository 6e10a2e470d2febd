package dev.backprop.engine.backend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bytedeco.javacpp.Loader;

/**
 * How far JavaCPP is with unpacking the native libraries: hundreds of megabytes, at the first start on a machine. JavaCPP
 * itself says nothing, so the sizes in its cache folder are compared with those in the jars. Two processes that start at once
 * do not harm each other: JavaCPP holds a file lock while it unpacks, and unpacks a file again whose size or time is not the
 * jar's.
 */
public final class Unpacking {
    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.[0-9]+)*|dll|dylib)");
    private static final long POLL_MILLIS = 100;

    private final Map<Path, Long> expected;

    private Unpacking(Map<Path, Long> expected) {
        this.expected = expected;
    }

    /**
     * A moment of it.
     *
     * @param done bytes in the cache folder
     * @param total bytes there will be, at least 1
     */
    public record Progress(long done, long total) {
        private static final double MEGA = 1e6;

        /** Checks the range. */
        public Progress {
            if (total < 1 || done < 0 || done > total) {
                throw new IllegalArgumentException(done + " of " + total + " bytes: expected 0 to total, at least 1");
            }
        }

        /** From 0 to 1. */
        public double fraction() {
            return (double) done / total;
        }

        /** For people, in megabytes. */
        public String text() {
            return "Unpacking the engine… " + Math.round(done / MEGA) + " of " + Math.round(total / MEGA) + " MB, once";
        }
    }

    /**
     * The libraries of this machine's platform in the jars of a class path.
     *
     * @param classPath as in the system property {@code java.class.path}
     * @param platform JavaCPP's word, such as {@code linux-x86_64}, with which the names of the jars end
     * @param cache JavaCPP's cache folder
     * @throws UncheckedIOException if a jar cannot be read
     */
    static Unpacking of(String classPath, String platform, Path cache) {
        Map<Path, Long> expected = new LinkedHashMap<>();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            Path jar = Path.of(entry);
            String name = String.valueOf(jar.getFileName());
            if (name.endsWith("-" + platform + ".jar") && Files.isRegularFile(jar)) {
                addLibraries(jar, cache.resolve(name), expected);
            }
        }
        return new Unpacking(expected);
    }

    private static void addLibraries(Path jar, Path folder, Map<Path, Long> expected) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> LIBRARY.matcher(entry.getName()).matches())
                    .forEach(entry -> expected.put(folder.resolve(entry.getName()), size(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(ZipEntry entry) {
        return Math.max(0, entry.getSize());
    }

    /** How far it is now. A file that another process is still writing counts as far as it is there. */
    Progress progress() {
        long done = 0;
        long total = 0;
        for (Map.Entry<Path, Long> library : expected.entrySet()) {
            total += library.getValue();
            done += Math.min(library.getValue(), library.getKey().toFile().length());
        }
        return new Progress(done, Math.max(1, total));
    }

    /** Whether there is anything left to unpack. */
    boolean needed() {
        return expected.entrySet().stream()
                .anyMatch(library -> library.getKey().toFile().length() < library.getValue());
    }

    /**
     * Starts the live backend, as {@link Backend#live()} does, and reports how far the unpacking is while it lasts: about ten
     * times a second, from a thread of its own; never where everything lies there already.
     *
     * @throws IllegalStateException where ND4J has no native library for this machine, in one line
     */
    public static Backend live(Consumer<Progress> report) {
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = new Thread(() -> watch(report, over), "backprop-unpacking");
        watcher.setDaemon(true);
        watcher.start();
        try {
            return Backend.live();
        } finally {
            over.set(true);
            watcher.interrupt();
        }
    }

    private static void watch(Consumer<Progress> report, AtomicBoolean over) {
        try {
            Unpacking unpacking = of(
                    System.getProperty("java.class.path", ""),
                    Loader.getPlatform(),
                    Loader.getCacheDir().toPath());
            while (!over.get() && unpacking.needed()) {
                report.accept(unpacking.progress());
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException | UncheckedIOException e) {
            // Whatever is unreadable here, the backend itself says so when it needs it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
