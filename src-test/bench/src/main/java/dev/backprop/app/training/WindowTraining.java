package dev.backprop.app.training;

import dev.backprop.app.shell.Shell;
import dev.backprop.bench.Machine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/**
 * What the window costs a training that it shows live, in a real window of 1920 × 1080 that JavaFX renders in software. It is
 * in the package of what it measures to see which states the pictures show.
 *
 * <p>In turn, several rounds: {@code backprop train} of 784-32-10 on the full batch, while the window rests, and the same
 * training in the window with as many workers. Reported are
 *
 * <ul>
 *   <li>the median seconds of an epoch, each as the trainer notes them, and the wall time an epoch, which has everything
 *       between two epochs in it;
 *   <li>pulses a second, and new pictures of the network a second, each of another state;
 *   <li>the CPU time of the JavaFX thread from one pulse's beginning to the next's.
 * </ul>
 */
public final class WindowTraining {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private WindowTraining() {}

    /** {@code WindowTraining [EPOCHS [ROUNDS]]}: measures, by default 200 epochs in each of 3 rounds, and prints the table. */
    public static void main(String[] args) throws Exception {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        boolean window = System.getenv("DISPLAY") != null;
        if (!window) {
            System.setProperty("glass.platform", "Monocle");
            System.setProperty("monocle.platform", "Headless");
            System.setProperty("headless.geometry", WIDTH + "x" + HEIGHT + "-32");
        }
        CompletableFuture<Opened> opening = new CompletableFuture<>();
        Platform.startup(() -> open(opening));
        Opened opened = opening.get(60, TimeUnit.SECONDS);
        System.out.println(new WindowMeasure(opened.view(), epochs).run(rounds));
        System.out.println("784-32-10, full batch of 60,000; " + WIDTH + " × " + HEIGHT + ", rendered in software, "
                + (window ? "in a window" : "into memory (Monocle), for there is no display"));
        System.out.println(Machine.describe());
        CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            opened.shell().close();
            closed.complete(null);
        });
        closed.get(10, TimeUnit.SECONDS);
        Platform.exit();
    }

    private record Opened(Shell shell, TrainingView view) {}

    @SuppressWarnings("CatchThrowable") // it is handed to the thread that waits
    private static void open(CompletableFuture<Opened> opening) {
        try {
            TrainingView[] view = new TrainingView[1];
            Shell shell = new Shell(
                    host -> {
                        view[0] = new TrainingView(host);
                        return List.of(view[0]);
                    },
                    null);
            Stage stage = new Stage(StageStyle.UNDECORATED);
            Scene scene = shell.scene(WIDTH, HEIGHT);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            opening.complete(new Opened(shell, view[0]));
        } catch (Throwable problem) {
            opening.completeExceptionally(problem);
        }
    }
}
