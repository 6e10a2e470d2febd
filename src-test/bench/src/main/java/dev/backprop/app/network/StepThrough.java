package dev.backprop.app.network;

import dev.backprop.app.shell.Shell;
import dev.backprop.bench.Machine;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/**
 * How fast the step-through follows its reader, in a real window of 1920 × 1080 that JavaFX renders in software. Keys and
 * the mouse are pressed by JavaFX's robot, so that events take the way that a person's take. It is in the package of what
 * it measures to see which step a picture shows.
 *
 * <p>What is measured, each for a 3-2-1 and for an 8-16-16-4 network:
 *
 * <ul>
 *   <li>picture: from the dispatch of a → to the moment at which the finished picture of that step is handed to JavaFX;
 *   <li>pulse: the CPU time of the JavaFX thread from one pulse's beginning to the next's, over the pulses between a key and
 *       its picture and the one after, in which JavaFX lays out and synchronises what has changed, and over all pulses of a drag;
 *   <li>drag: new pictures a second, each of other weights, while a weight is dragged 60 times a second;
 *   <li>scrub: the slider is dragged over 10,000 iterations, through all of them and back in six seconds: from one picture to the
 *       next, whose longest is the hitch that is seen, and from a movement of the mouse to the picture of where it went.
 * </ul>
 */
public final class StepThrough {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private StepThrough() {}

    /** {@code StepThrough [KEYS]}: measures, by default over 300 keys a network, and prints the table. */
    public static void main(String[] args) throws Exception {
        int keys = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        boolean window = System.getenv("DISPLAY") != null;
        if (!window) {
            System.setProperty("glass.platform", "Monocle");
            System.setProperty("monocle.platform", "Headless");
            System.setProperty("headless.geometry", WIDTH + "x" + HEIGHT + "-32");
        }
        System.out.println(Machine.describe());
        System.out.println(WIDTH + " × " + HEIGHT + ", rendered in software, "
                + (window
                        ? "in a window on " + System.getenv("DISPLAY")
                        : "into memory (Monocle), for there is no display"));
        CompletableFuture<Opened> opening = new CompletableFuture<>();
        Platform.startup(() -> open(opening));
        Opened opened = opening.get(60, TimeUnit.SECONDS);
        System.out.println(StepMeasure.Result.HEAD);
        System.out.println(opened.measure().run("3-2-1", Preset.TOY_GRADIENTS.session(), keys));
        System.out.println(opened.measure().run("8-16-16-4", larger(), keys));
        CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            opened.shell().close();
            closed.complete(null);
        });
        closed.get(10, TimeUnit.SECONDS);
        Platform.exit();
    }

    private record Opened(Shell shell, StepMeasure measure) {}

    @SuppressWarnings("CatchThrowable") // it is handed to the thread that waits
    private static void open(CompletableFuture<Opened> opening) {
        try {
            NetworkView[] view = new NetworkView[1];
            Shell shell = new Shell(
                    host -> {
                        view[0] = new NetworkView(host);
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
            opening.complete(new Opened(shell, new StepMeasure(view[0], scene)));
        } catch (Throwable problem) {
            opening.completeExceptionally(problem);
        }
    }

    /** Tanh layers with biases under softmax inside the loss, one sample, Adam. */
    private static Session larger() {
        Random random = new Random(7);
        MlpSpec spec = new MlpSpec(
                8,
                List.of(
                        new LayerSpec(16, Activation.TANH, true),
                        new LayerSpec(16, Activation.TANH, true),
                        new LayerSpec(4, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        Session.Network network = new Session.Network(spec, Collections.nCopies(3, Session.GivenLayer.NOTHING));
        Sample sample = new Sample(random.doubles(8).toArray(), new double[] {0, 1, 0, 0});
        return Session.of(network, List.of(sample), new OptimizerSpec(Rule.ADAM, 0.01, 0.9), 11, 0);
    }
}
