package dev.backprop.app.training;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.train.Predictions;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/** The test digits that are told wrongly in one state, those of which the network is most sure first. */
final class Mistakes {
    /** Any class. */
    static final int ANY = -1;
    /** Nothing has been measured. */
    static final Mistakes NONE = new Mistakes(new int[0], new int[0], new int[0], new double[0], new double[0]);

    private final int[] digits;
    private final int[] labels;
    private final int[] told;
    private final double[] confidence;
    private final double[] accuracy;

    private Mistakes(int[] digits, int[] labels, int[] told, double[] confidence, double[] accuracy) {
        this.digits = digits;
        this.labels = labels;
        this.told = told;
        this.confidence = confidence;
        this.accuracy = accuracy;
    }

    /**
     * Finds them: some milliseconds for 10,000.
     *
     * @param test as many digits as there are predictions
     */
    static Mistakes of(Dataset test, Predictions predictions) {
        if (test.size() != predictions.size()) {
            throw new IllegalArgumentException(
                    "predictions: found " + predictions.size() + ", expected one for each of " + test.size());
        }
        int[] right = new int[test.classes()];
        int[] count = new int[test.classes()];
        for (int i = 0; i < test.size(); i++) {
            count[test.label(i)]++;
            right[test.label(i)] += predictions.answer(i) == test.label(i) ? 1 : 0;
        }
        int[] wrong = IntStream.range(0, test.size())
                .filter(i -> predictions.answer(i) != test.label(i))
                .boxed()
                .sorted(Comparator.comparingDouble(predictions::confidence).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        return new Mistakes(
                wrong,
                IntStream.of(wrong).map(test::label).toArray(),
                IntStream.of(wrong).map(predictions::answer).toArray(),
                IntStream.of(wrong).mapToDouble(predictions::confidence).toArray(),
                IntStream.range(0, test.classes())
                        .mapToDouble(c -> (double) right[c] / count[c])
                        .toArray());
    }

    /** How many. */
    int size() {
        return digits.length;
    }

    /** The share of a class's digits that are told as it; NaN where there are none. */
    double accuracy(int label) {
        return accuracy[label];
    }

    /** How many classes; 0 where nothing has been measured. */
    int classes() {
        return accuracy.length;
    }

    /**
     * One of them.
     *
     * @param digit in the test set
     * @param label what it is
     * @param told what it was told to be
     * @param confidence the output of that
     */
    record Mistake(int digit, int label, int told, double confidence) {}

    /**
     * Some of them, in the same order, each made when it is asked for.
     *
     * @param label what they are, or {@link #ANY}
     * @param answer what they were told to be, or {@link #ANY}
     */
    List<Mistake> of(int label, int answer) {
        int[] places = IntStream.range(0, digits.length)
                .filter(i -> (label == ANY || labels[i] == label) && (answer == ANY || told[i] == answer))
                .toArray();
        return new View(places);
    }

    private final class View extends AbstractList<Mistake> implements RandomAccess {
        private final int[] places;

        View(int[] places) {
            this.places = places;
        }

        @Override
        public Mistake get(int index) {
            int at = places[index];
            return new Mistake(digits[at], labels[at], told[at], confidence[at]);
        }

        @Override
        public int size() {
            return places.length;
        }
    }
}
