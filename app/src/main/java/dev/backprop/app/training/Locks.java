package dev.backprop.app.training;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/** Why a setting cannot be changed now. */
final class Locks {
    static final String PRESENTING = "Presentation mode locks the settings.";
    static final String RUNNING = "Training: pause to change the rule, the learning rate, β, the batch or the epochs.";
    static final String FIXED =
            "The network, its first weights, the seed and the data are this run's as long as it can go on:"
                    + " “New run” begins another.";
    static final String BRANCH = "A branch keeps the network, the first weights, the seed and the data of its past:"
            + " “New run” begins another.";

    private Locks() {}

    /**
     * A sentence; empty where it can be changed.
     *
     * @param run the selected one; null before there is one
     */
    static String why(Setting setting, TrainingSettings settings, @Nullable LabRun run) {
        String useless = useless(setting, settings);
        if (!useless.isEmpty() || run == null) {
            return useless;
        }
        if (setting.live()) {
            return run.running() ? RUNNING : "";
        }
        boolean goesOn = run.running() || run.state() == RunState.PAUSED || run.state() == RunState.READY;
        if (goesOn && !run.from().isEmpty()) {
            return BRANCH;
        }
        return goesOn && run.begun() ? FIXED : "";
    }

    /** What has no effect beside the others. */
    private static String useless(Setting setting, TrainingSettings settings) {
        boolean ofFile = settings.init().kind() == InitialWeights.Kind.FILE;
        return switch (setting) {
            case BETA -> settings.optimizer().rule() == Rule.GD ? "Gradient descent has no β." : "";
            case HIDDEN -> ofFile ? "The hidden layers are those of the weights’ file." : "";
            case SEED ->
                (ofFile || settings.init().kind() == InitialWeights.Kind.ZEROS)
                                && settings.batch() == TrainingConfig.FULL
                        ? "Nothing is drawn: the first weights are given, and a full batch is not shuffled."
                        : "";
            default -> "";
        };
    }

    /** Why a loss cannot be had with those outputs; empty where it can. */
    static String why(Loss loss, Activation output) {
        return loss == Loss.BCE && output != Activation.SOFTMAX ? "bce needs the outputs of a softmax." : "";
    }
}
