package dev.backprop.app;

import dev.backprop.app.cli.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The launcher: without arguments the window, otherwise a command. It does not extend {@code Application}, so that a missing
 * display can be answered with one line.
 */
public final class Main {
    private Main() {}

    /** Starts the program and ends it with its exit code. */
    public static void main(String[] args) {
        // Pictures are painted in memory, whatever the display.
        System.setProperty("java.awt.headless", "true");
        System.exit(command(args));
    }

    private static int command(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        return Cli.run(args, out, err);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
