package dev.backprop.app.shell;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what workspaces say to the status line, on the JavaFX thread. */
final class ShellHost implements Host {
    private static final Logger LOG = LoggerFactory.getLogger(ShellHost.class);

    private final StatusLine status;
    private final Dialogs dialogs;
    private final SessionOpener opener;
    private final BiConsumer<String, NetworkLoss> lossOpener;
    private volatile @Nullable Throwable problem;

    /** Shows a session in one of the workspaces. */
    @FunctionalInterface
    interface SessionOpener {
        void open(String workspace, Session session, String name);
    }

    ShellHost(StatusLine status, Dialogs dialogs, SessionOpener opener, BiConsumer<String, NetworkLoss> lossOpener) {
        this.status = status;
        this.dialogs = dialogs;
        this.opener = opener;
        this.lossOpener = lossOpener;
    }

    @Override
    public void message(String text) {
        onWindow(() -> status.setMessage(text, false));
    }

    @Override
    public void error(String text) {
        onWindow(() -> status.setMessage(text, true));
    }

    @Override
    public void report(Throwable problem) {
        this.problem = problem;
        error(words(problem));
        if (!(problem instanceof BadInputException)) {
            LOG.error("a command failed", problem);
        }
    }

    /** What was reported last; null where all went well. */
    @Nullable
    Throwable problem() {
        return problem;
    }

    @Override
    public void progress(double fraction, String text) {
        onWindow(() -> status.setProgress(fraction, text));
    }

    @Override
    public void backend(String text) {
        onWindow(() -> status.setBackend(text));
    }

    /** Names what the engine runs on; a workspace's own words stand before it. */
    void engine(String text) {
        onWindow(() -> status.setEngine(text));
    }

    @Override
    public void openIn(String workspace, Session session, String name) {
        opener.open(workspace, session, name);
    }

    @Override
    public void openIn(String workspace, NetworkLoss loss) {
        lossOpener.accept(workspace, loss);
    }

    @Override
    public Dialogs dialogs() {
        return dialogs;
    }

    private static String words(Throwable problem) {
        if (problem instanceof BadInputException) {
            return String.valueOf(problem.getMessage());
        }
        if (problem instanceof NoSuchFileException) {
            return problem.getMessage() + ": no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return problem.getMessage() + ": access denied";
        }
        if (problem instanceof IOException) {
            return String.valueOf(problem.getMessage());
        }
        return "a fault of the program; the log has the details";
    }

    private static void onWindow(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
