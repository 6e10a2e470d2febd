package dev.backprop.bench;

import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.Shell;
import dev.backprop.app.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * The program's window with one workspace in it, 1920 × 1080 and rendered in software; without a display it is rendered into
 * memory. It is used from a thread that is not JavaFX's, once in a process.
 *
 * @param <W> the workspace
 */
public final class RealWindow<W extends Workspace> implements AutoCloseable {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final long PATIENCE_SECONDS = 60;

    private final W workspace;
    private final Shell shell;
    private final Scene scene;

    /** On the JavaFX thread. */
    private RealWindow(Function<Host, W> factory) {
        List<W> made = new ArrayList<>();
        shell = new Shell(
                host -> {
                    made.add(factory.apply(host));
                    return List.copyOf(made);
                },
                null);
        workspace = made.get(0);
        Stage stage = new Stage(StageStyle.UNDECORATED);
        scene = shell.scene(WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        stage.requestFocus();
    }

    /** Starts JavaFX, and shows the window. */
    public static <W extends Workspace> RealWindow<W> open(Function<Host, W> factory) throws Exception {
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Monocle");
            System.setProperty("monocle.platform", "Headless");
            System.setProperty("headless.geometry", WIDTH + "x" + HEIGHT + "-32");
        }
        Platform.startup(() -> {});
        return ask(() -> new RealWindow<>(factory));
    }

    /** How large it is, and where it is shown. */
    public static String describe() {
        String display = System.getenv("DISPLAY");
        return WIDTH + " × " + HEIGHT + ", rendered in software, "
                + (display == null ? "into memory (Monocle), for there is no display" : "in a window on " + display);
    }

    /** What is answered on the JavaFX thread, waited for. */
    @SuppressWarnings("CatchThrowable") // it is handed to the thread that waits
    public static <T> T ask(Callable<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Throwable problem) {
                answer.completeExceptionally(problem);
            }
        });
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What it shows. */
    public W workspace() {
        return workspace;
    }

    /** The window's scene. */
    public Scene scene() {
        return scene;
    }

    /** Closes what it shows, and ends JavaFX; it is not waited for. */
    @Override
    public void close() {
        Platform.runLater(() -> {
            shell.close();
            Platform.exit();
        });
    }
}
