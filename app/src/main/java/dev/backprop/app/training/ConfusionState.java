package dev.backprop.app.training;

import dev.backprop.engine.train.Measured;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.TestPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the confusion matrix is made from.
 *
 * @param metrics of the test set; null where there are none yet
 * @param epoch epochs done when they were measured
 * @param within whether some batches of the epoch after those were done too
 * @param older whether the state that the stage shows is further on, as while a run goes on
 */
record ConfusionState(@Nullable Metrics metrics, int epoch, boolean within, boolean older) {
    /** Before anything has been measured. */
    static final ConfusionState NOTHING = new ConfusionState(null, 0, false, false);

    static ConfusionState of(@Nullable Shown shown) {
        if (shown == null || shown.test() == null) {
            return NOTHING;
        }
        if (shown.epoch() != shown.snapshot().epoch()) {
            return new ConfusionState(shown.test(), shown.epoch(), false, false);
        }
        Measured measured = shown.snapshot().measured();
        List<TestPoint> tests = shown.snapshot().tests();
        int batches = measured == null ? 0 : measured.batches();
        int epoch = shown.epoch();
        if (measured != null) {
            epoch = measured.epoch();
        } else if (!tests.isEmpty()) {
            epoch = tests.get(tests.size() - 1).epoch();
        }
        boolean older = epoch < shown.epoch() || batches < shown.batches();
        return new ConfusionState(shown.test(), epoch, batches > 0, older);
    }

    /** When they were measured, as one says it; empty where that is the state that is shown. */
    String when() {
        if (!older) {
            return "";
        }
        return within ? "within epoch " + (epoch + 1) : "after epoch " + epoch;
    }

    int classes() {
        return metrics == null ? 0 : metrics.confusion().length;
    }

    int count(int label, int answer) {
        return metrics == null ? 0 : metrics.confusion()[label][answer];
    }

    /** Test digits of a class. */
    int all(int label) {
        return metrics == null ? 0 : metrics.count(label);
    }

    /** The share of a class that is told right; NaN for a class without digits. */
    double accuracy(int label) {
        return metrics == null ? Double.NaN : metrics.recall(label);
    }

    /** What a cell says in words. */
    String words(int label, int answer) {
        int count = count(label, answer);
        int all = all(label);
        String of = count + " of the " + all + " test digits that are a " + label;
        return label == answer
                ? of + " are told right"
                : of + (count == 1 ? " is told to be a " : " are told to be a ") + answer;
    }
}
