package dev.backprop.engine.train;

import java.util.List;
import java.util.Objects;

/**
 * What a network answers to each sample of a set, and how sure it is. Nothing in it changes.
 */
public final class Predictions {
    private final byte[] answers;
    private final float[] confidence;
    private final List<boolean[]> active;

    /**
     * Takes the arrays as they are: nobody else may hold them.
     *
     * @param active for each hidden layer of ReLUs, which units any sample makes more than 0; empty for other layers
     */
    Predictions(byte[] answers, float[] confidence, List<boolean[]> active) {
        this.answers = answers;
        this.confidence = confidence;
        this.active = List.copyOf(active);
    }

    /**
     * Whether a hidden ReLU is 0 for every sample: no gradient passes it then. Never so of a unit of another kind.
     *
     * @param layer from 0, the first hidden one
     * @param unit of that layer, from 0
     */
    public boolean dead(int layer, int unit) {
        boolean[] units = active.get(layer);
        return units.length > 0 && !units[unit];
    }

    /** How many samples. */
    public int size() {
        return answers.length;
    }

    /** The class with the largest output, from 0. */
    public int answer(int sample) {
        return answers[Objects.checkIndex(sample, answers.length)];
    }

    /**
     * The output of that class: its probability, 0–1, through a softmax where the network ends in logits; whatever the
     * output is where a loss other than cross-entropy is learnt.
     */
    public double confidence(int sample) {
        return confidence[Objects.checkIndex(sample, confidence.length)];
    }
}
