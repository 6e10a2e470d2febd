package dev.backprop.app.training;

import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Makes of what is shown a loss to look at: the weights of that moment, the first rows of the training set, and the states
 * that the run still has.
 */
final class LossOf {
    /** A picture takes thousands of passes over them. */
    static final int ROWS = 2000;
    /** Parameters times rows that a pass may take. */
    private static final long WORK = 60_000_000;
    /** As many states show the way. */
    private static final int STATES = 48;

    private LossOf() {}

    /**
     * The loss.
     *
     * @throws BadInputException if the network has stopped being finite
     */
    static NetworkLoss of(Shown shown) {
        if (!Double.isFinite(shown.reading().loss())) {
            throw new BadInputException("training: found a loss of "
                    + shown.reading().loss() + " in this state, expected finite numbers to look around in");
        }
        TrainingConfig config = shown.snapshot().config();
        MlpSpec spec = config.spec();
        Dataset train = shown.snapshot().plan().train();
        int rows = (int) Math.max(1, Math.min(Math.min(ROWS, train.size()), WORK / spec.parameterCount()));
        double[][] x = new double[rows][spec.inputs()];
        double[][] y = new double[rows][spec.outputs()];
        float[] pixels = new float[train.features()];
        for (int i = 0; i < rows; i++) {
            train.readPixels(i, pixels, 0);
            for (int j = 0; j < pixels.length; j++) {
                x[i][j] = pixels[j] * config.pixels().scale();
            }
            y[i][train.label(i)] = 1;
        }
        String words = rows == train.size()
                ? String.format(Locale.ROOT, "all %,d training digits", rows)
                : String.format(Locale.ROOT, "the first %,d of %,d training digits", rows, train.size());
        return new NetworkLoss(
                name(shown), spec, shown.parameters(), x, y, words, config.optimizer(), path(shown, spec));
    }

    private static String name(Shown shown) {
        return "The digits’ network after " + shown.epoch() + (shown.epoch() == 1 ? " epoch" : " epochs")
                + (shown.batches() == 0 ? "" : " and " + shown.batches() + " updates");
    }

    /** The states that need no training again, evenly over those there are, and the one that is shown. */
    private static List<NetworkLoss.State> path(Shown shown, MlpSpec spec) {
        TrainingHistory history = shown.snapshot().history();
        List<Integer> kept = history.keyframes();
        TreeMap<Integer, Parameters> states = new TreeMap<>();
        int count = Math.min(STATES, kept.size());
        for (int i = 0; i < count; i++) {
            int epoch = kept.get(count == 1 ? 0 : (int) ((long) i * (kept.size() - 1) / (count - 1)));
            history.keyframe(epoch)
                    .filter(state -> state.batches() == 0)
                    .map(state -> state.in(spec))
                    .ifPresent(parameters -> states.put(epoch, parameters));
        }
        states.put(shown.epoch(), shown.parameters());
        List<NetworkLoss.State> path = new ArrayList<>();
        states.forEach(
                (epoch, parameters) -> path.add(new NetworkLoss.State(epoch, parameters, epoch == shown.epoch())));
        return path;
    }
}
