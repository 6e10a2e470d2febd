package dev.backprop.engine.train;

import java.util.Objects;

/**
 * What a network answers to each sample of a set, and how sure it is. Nothing in it changes.
 */
public final class Predictions {
    private final byte[] answers;
    private final float[] confidence;

    /** Takes the arrays as they are: nobody else may hold them. */
    Predictions(byte[] answers, float[] confidence) {
        this.answers = answers;
        this.confidence = confidence;
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
