package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import java.util.List;

/**
 * What one shard finds on its part of a test set.
 *
 * @param loss its part of the mean loss
 * @param confusion {@code confusion[label][answer]}: how many
 */
record Tested(double loss, int[][] confusion) {
    /** Answers to a whole set; shards write disjoint parts of it. */
    record Answers(byte[] answers, float[] confidence) {
        Answers(int samples) {
            this(new byte[samples], new float[samples]);
        }

        Predictions predictions() {
            return new Predictions(answers, confidence);
        }
    }

    static Tested of(Shard shard, Dataset data, int from, int to, Answers answers) {
        int classes = data.classes();
        int[][] confusion = new int[classes][classes];
        double loss = 0;
        for (int start = from; start < to; start += shard.block()) {
            int rows = Math.min(shard.block(), to - start);
            Mlp replica = shard.load(data, null, start, rows);
            replica.graph().forward();
            loss += replica.loss().value().get(0) * rows / data.size();
            double[] outputs = replica.yHat().value().toArray();
            boolean logits = logits(replica.spec());
            for (int r = 0; r < rows; r++) {
                int answer = largest(outputs, r * classes, classes);
                confusion[data.label(start + r)][answer]++;
                answers.answers[start + r] = (byte) answer;
                answers.confidence[start + r] =
                        (float) (logits ? share(outputs, r * classes, classes, answer) : outputs[r * classes + answer]);
            }
        }
        return new Tested(loss, confusion);
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
