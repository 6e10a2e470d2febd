package dev.backprop.app.cli;

import java.io.Console;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error while epochs go by; nothing where there is no terminal. */
final class EpochProgress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private EpochProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static EpochProgress on(int epochs, boolean wanted) {
        if (!wanted || !onTerminal()) {
            return new EpochProgress(null);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(epochs)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setUnit(" epochs", 1)
                .setMaxRenderedLength(78)
                .clearDisplayOnFinish()
                .build();
        return new EpochProgress(bar);
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

    /** Prints a line so that the bar does not stand in it. */
    void above(Runnable print) {
        if (bar != null) {
            // Clears the bar's line; the bar draws itself again at its next tick.
            System.err.print("\r\u001b[2K");
            System.err.flush();
        }
        print.run();
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
        }
    }
}
