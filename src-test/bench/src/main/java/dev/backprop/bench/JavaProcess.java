package dev.backprop.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM of the same Java on the same class path. */
final class JavaProcess implements AutoCloseable {
    /** What the program's launcher gives its own JVM. */
    static final List<String> PROGRAM =
            List.of("-Xshare:auto", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8");
    /**
     * For the peers. In a cold process PyTorch's third job took 314 ms beside this collector and 430 beside the serial one, for
     * the C library then gave each batch's memory back to the system; warm, it takes 300.
     */
    static final List<String> PEER = List.of("-XX:+UseG1GC", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8");

    private final String name;
    private final Path said;
    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;

    /**
     * Starts it.
     *
     * @param name for errors
     * @param flags of the JVM
     * @param main its class
     * @param threads for {@code OMP_NUM_THREADS}; what a library that heeds it may use
     * @param args of the class
     */
    JavaProcess(String name, List<String> flags, Class<?> main, int threads, String... args) {
        this.name = name;
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(flags);
        // ND4J's arrays are bounded by the Java heap otherwise; the program lifts that bound, and so it is for every
        // side.
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            command.add("-Dorg.bytedeco.javacpp.maxbytes=" + system.getTotalMemorySize());
            command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + system.getTotalMemorySize());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        try {
            said = Files.createTempFile("backprop-bench", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("java does not start: " + e.getMessage(), e);
        }
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * The next line that it prints.
     *
     * @throws IllegalStateException where it ended instead, with what it wrote to its standard error
     */
    String line() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended: " + Files.readString(said));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it a line. */
    void tell(String line) {
        in.println(line);
    }

    /** Ends its input, and waits until it has ended. */
    @Override
    public void close() {
        in.close();
        try {
            process.waitFor();
            Files.deleteIfExists(said);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
