package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/**
 * What is found on a part of a test set.
 *
 * @param loss its part of the mean loss
 * @param confusion {@code confusion[label][answer]}: how many
 * @param active for each hidden layer of ReLUs, whether a unit's output was over 0 for any sample; empty for other layers
 */
record Tested(double loss, int[][] confusion, List<boolean[]> active) {
    /** Answers to a whole set; its parts are disjoint. */
    record Answers(byte[] answers, float[] confidence) {
        Answers(int samples) {
            this(new byte[samples], new float[samples]);
        }

        /** @param parts of the set that was answered */
        Predictions predictions(List<Tested> parts) {
            return new Predictions(answers, confidence, anywhere(parts));
        }
    }

    static Tested of(Replica replica, Dataset data, int from, int to, Answers answers) {
        int classes = data.classes();
        int[][] confusion = new int[classes][classes];
        List<boolean[]> active = nowhere(replica.spec());
        double loss = 0;
        for (int start = from; start < to; start += replica.block()) {
            int rows = Math.min(replica.block(), to - start);
            Mlp mlp = replica.load(data, null, start, rows);
            mlp.graph().forward();
            loss += mlp.loss().value().get(0) * rows / data.size();
            for (int l = 0; l < active.size(); l++) {
                note(active.get(l), mlp.layers().get(l).h().value(), rows);
            }
            double[] outputs = mlp.yHat().value().toArray();
            boolean logits = logits(mlp.spec());
            for (int r = 0; r < rows; r++) {
                int answer = largest(outputs, r * classes, classes);
                confusion[data.label(start + r)][answer]++;
                answers.answers[start + r] = (byte) answer;
                answers.confidence[start + r] =
                        (float) (logits ? share(outputs, r * classes, classes, answer) : outputs[r * classes + answer]);
            }
        }
        return new Tested(loss, confusion, active);
    }

    private static List<boolean[]> nowhere(MlpSpec spec) {
        return spec.layers().subList(0, spec.layers().size() - 1).stream()
                .map(layer -> new boolean[layer.activation() == Activation.RELU ? layer.units() : 0])
                .toList();
    }

    /** Most units answer to some sample of the first block: the others are looked at only while one of the layer has not. */
    private static void note(boolean[] active, Tensor outputs, int rows) {
        int left = 0;
        for (boolean unit : active) {
            left += unit ? 0 : 1;
        }
        if (left == 0) {
            return;
        }
        double[] h = outputs.toArray();
        for (int i = 0; i < rows * active.length; i++) {
            active[i % active.length] |= h[i] > 0;
        }
    }

    private static List<boolean[]> anywhere(List<Tested> parts) {
        List<boolean[]> all =
                parts.get(0).active().stream().map(boolean[]::clone).toList();
        for (Tested part : parts) {
            for (int l = 0; l < all.size(); l++) {
                for (int j = 0; j < all.get(l).length; j++) {
                    all.get(l)[j] |= part.active().get(l)[j];
                }
            }
        }
        return all;
    }

    /** Whether the outputs are scores, which only the loss turns into probabilities. */
    static boolean logits(MlpSpec spec) {
        return spec.loss() == Loss.CROSS_ENTROPY && !spec.doubleSoftmax();
    }

    /** e^z_answer / Σ e^z, where z_answer is the largest. */
    private static double share(double[] z, int from, int count, int answer) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += Math.exp(z[i] - z[from + answer]);
        }
        return 1 / sum;
    }

    /** Parts of one set, put together. */
    static Metrics sum(List<Tested> parts) {
        int classes = parts.get(0).confusion().length;
        int[][] confusion = new int[classes][classes];
        double loss = 0;
        int right = 0;
        int all = 0;
        for (Tested part : parts) {
            loss += part.loss();
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < classes; j++) {
                    int count = part.confusion()[i][j];
                    confusion[i][j] += count;
                    all += count;
                    right += i == j ? count : 0;
                }
            }
        }
        return new Metrics(loss, (double) right / all, confusion);
    }

    private static int largest(double[] values, int from, int count) {
        int best = from;
        for (int i = from + 1; i < from + count; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best - from;
    }
}
