package dev.backprop.app;

import dev.backprop.app.cli.Cli;
import dev.backprop.app.cli.Opening;
import dev.backprop.app.shell.AppOptions;
import dev.backprop.app.shell.Rehearsal;
import dev.backprop.app.shell.StartTimes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * The launcher: without arguments the window, otherwise a command. It does not extend {@code Application}, so that a missing
 * display can be answered with one line.
 */
public final class Main {
    private Main() {}

    /** How the launcher asks for a {@link Rehearsal}. */
    private static final String REHEARSE = "--rehearse";

    /** Starts the program and ends it with its exit code. */
    public static void main(String[] args) {
        // Pictures are painted in memory, whatever the display.
        System.setProperty("java.awt.headless", "true");
        StartTimes.reached("main");
        // No stack trace reaches a user: what nobody caught goes to the log.
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) ->
                LoggerFactory.getLogger(Main.class).error("Not caught on {}", thread.getName(), fault));
        System.exit(args.length == 0 ? Opening.emptyWindow() : command(args));
    }

    private static int command(String[] args) {
        if (args.length == 1 && args[0].equals(REHEARSE)) {
            return rehearse();
        }
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        return Cli.run(args, out, err);
    }

    private static int rehearse() {
        try {
            Rehearsal.run(AppOptions.of(Workspaces::all));
            return Cli.OK;
        } catch (IOException e) {
            LoggerFactory.getLogger(Main.class).error("The rehearsal failed", e);
            return Cli.FAULT;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
