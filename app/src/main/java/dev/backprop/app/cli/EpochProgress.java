package dev.backprop.app.cli;

import java.io.Console;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error while epochs go by; nothing where there is no terminal. */
final class EpochProgress implements AutoCloseable {
    private static final int WIDTH = 78;
    /** Back to the start of the line, and the line away. */
    private static final String CLEAR = "\r\u001b[2K";

    private final @Nullable ProgressBar bar;
    private final Object terminal;

    private EpochProgress(@Nullable ProgressBar bar, Object terminal) {
        this.bar = bar;
        this.terminal = terminal;
    }

    static EpochProgress on(int epochs, boolean wanted) {
        Object terminal = new Object();
        if (!wanted || !onTerminal()) {
            return new EpochProgress(null, terminal);
        }
        // The library's own console moves the cursor a line up, over what has been printed in between.
        DelegatingProgressBarConsumer lastLine = new DelegatingProgressBarConsumer(
                text -> {
                    synchronized (terminal) {
                        System.err.print(CLEAR + text);
                        System.err.flush();
                    }
                },
                WIDTH);
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(epochs)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setUnit(" epochs", 1)
                .setConsumer(lastLine)
                .build();
        return new EpochProgress(bar, terminal);
    }

    /** Up to JDK 21 there is a console only on a terminal; later there always is one, and it can tell. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Prints lines above the bar, which draws itself again at its next tick. */
    void above(Runnable print) {
        synchronized (terminal) {
            if (bar != null) {
                System.err.print(CLEAR);
                System.err.flush();
            }
            print.run();
        }
    }

    void step(double loss) {
        if (bar != null) {
            bar.setExtraMessage(String.format(Locale.ROOT, "loss %.4f", loss));
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            System.err.print(CLEAR);
            System.err.flush();
        }
    }
}
