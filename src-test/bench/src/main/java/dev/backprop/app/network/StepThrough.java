package dev.backprop.app.network;

import dev.backprop.bench.Machine;
import dev.backprop.bench.RealWindow;
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
    private StepThrough() {}

    /** {@code StepThrough [KEYS]}: measures, by default over 300 keys a network, and prints the table. */
    public static void main(String[] args) throws Exception {
        int keys = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        System.out.println(Machine.describe());
        System.out.println(RealWindow.describe());
        try (RealWindow<NetworkView> window = RealWindow.open(NetworkView::new)) {
            StepMeasure measure = RealWindow.ask(() -> new StepMeasure(window.workspace(), window.scene()));
            System.out.println(StepMeasure.Result.HEAD);
            System.out.println(measure.run("3-2-1", Preset.TOY_GRADIENTS.session(), keys));
            System.out.println(measure.run("8-16-16-4", larger(), keys));
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
