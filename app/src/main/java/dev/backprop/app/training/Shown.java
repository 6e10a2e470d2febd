package dev.backprop.app.training;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.DigitProbe;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.Predictions;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on the stage: one state of a run, and one test digit in it.
 *
 * @param snapshot the run it is of
 * @param epoch epochs done in that state
 * @param parameters of that state
 * @param test how that state does on the test set; null where that has not been measured
 * @param predictions what it answers to each test digit; null where that has not been measured
 * @param digit which
 * @param reading the digit's way through the network
 */
record Shown(
        TrainingSnapshot snapshot,
        int epoch,
        Parameters parameters,
        @Nullable Metrics test,
        @Nullable Predictions predictions,
        Digit digit,
        DigitProbe.Reading reading) {
    /** Updates done of the epoch after those, in that state; the past is seen between two epochs. */
    int batches() {
        return epoch == snapshot.epoch() ? snapshot.batchesDone() : 0;
    }

    /** How large the step was that led to that state, layer by layer; empty where that is not known, or none did. */
    List<LayerNorms> norms() {
        if (epoch == snapshot.epoch()) {
            return snapshot.norms();
        }
        return epoch == 0 ? List.of() : snapshot.metrics().get(epoch - 1).layers();
    }

    /** Whether a hidden ReLU was 0 for every test digit when those were measured. */
    boolean dead(int layer, int unit) {
        return predictions != null && predictions.dead(layer, unit);
    }

    /**
     * A digit.
     *
     * @param index in the test set; {@link #DRAWN} for one that was drawn by hand
     * @param label what it is
     * @param pixels row by row, 0 to 1
     * @param columns pixels across
     */
    record Digit(int index, int label, float[] pixels, int columns) {
        /** The index of what is in no data set. */
        static final int DRAWN = -1;

        /** One of a data set. */
        static Digit of(Dataset data, int index) {
            float[] pixels = new float[data.features()];
            data.readPixels(index, pixels, 0);
            return new Digit(index, data.label(index), pixels, data.columns());
        }

        boolean drawn() {
            return index == DRAWN;
        }
    }
}
