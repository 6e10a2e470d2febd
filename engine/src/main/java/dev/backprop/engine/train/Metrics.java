package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Mlp;
import java.util.List;

/**
 * How a network does on a set of samples.
 *
 * @param loss the mean loss
 * @param accuracy the share whose largest output is the label, 0–1
 * @param confusion {@code confusion[label][answer]}: how many
 */
public record Metrics(double loss, double accuracy, int[][] confusion) {
    static Metrics of(Shard shard, Dataset data, int from, int to) {
        int classes = data.classes();
        int[][] confusion = new int[classes][classes];
        double loss = 0;
        for (int start = from; start < to; start += shard.block()) {
            int rows = Math.min(shard.block(), to - start);
            Mlp replica = shard.load(data, null, start, rows);
            replica.graph().forward();
            loss += replica.loss().value().get(0) * rows / data.size();
            double[] outputs = replica.yHat().value().toArray();
            for (int r = 0; r < rows; r++) {
                confusion[data.label(start + r)][largest(outputs, r * classes, classes)]++;
            }
        }
        return new Metrics(loss, 0, confusion);
    }

    /** Parts of one set, put together. */
    static Metrics sum(List<Metrics> parts) {
        int classes = parts.get(0).confusion().length;
        int[][] confusion = new int[classes][classes];
        double loss = 0;
        int right = 0;
        int all = 0;
        for (Metrics part : parts) {
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
