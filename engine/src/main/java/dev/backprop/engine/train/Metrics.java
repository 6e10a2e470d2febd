package dev.backprop.engine.train;

import java.util.Arrays;

/**
 * How a network does on a set of samples.
 *
 * @param loss the mean loss
 * @param accuracy the share whose largest output is the label, 0–1
 * @param confusion {@code confusion[label][answer]}: how many
 */
public record Metrics(double loss, double accuracy, int[][] confusion) {
    /** How many classes. */
    public int classes() {
        return confusion.length;
    }

    /** How many samples of a class there are. */
    public int count(int label) {
        return Arrays.stream(confusion[label]).sum();
    }

    /** The share of a class's samples that are told as it, 0–1: its accuracy. NaN where it has none. */
    public double recall(int label) {
        return (double) confusion[label][label] / count(label);
    }

    /** The share of the samples told as a class that are of it, 0–1. NaN where none is told as it. */
    public double precision(int answer) {
        int told = Arrays.stream(confusion).mapToInt(row -> row[answer]).sum();
        return (double) confusion[answer][answer] / told;
    }

    /** How many are told wrongly. */
    public int wrong() {
        int wrong = 0;
        for (int label = 0; label < confusion.length; label++) {
            wrong += count(label) - confusion[label][label];
        }
        return wrong;
    }
}
