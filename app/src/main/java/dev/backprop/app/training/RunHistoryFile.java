package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.NpyArray;
import dev.backprop.engine.session.Npz;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.TestPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What charts know of a run besides its losses, as NPZ of FLOAT64: {@code norms} (epochs, layers, 3) of gradient, update and
 * parameters, and of each measurement on the test set {@code tests.epoch} (n), {@code tests.loss} (n), {@code
 * tests.accuracy} (n) and {@code tests.confusion} (n, classes, classes). {@code train.accuracy} has the last epochs' shares of
 * training samples that were told right: the first of a run that an older file began are not known.
 */
final class RunHistoryFile {
    private static final int NORMS = 3;

    private RunHistoryFile() {}

    /**
     * What a file holds.
     *
     * @param norms a list for each epoch, with an entry for each layer
     * @param accuracies of the last so many epochs
     */
    record Content(List<List<LayerNorms>> norms, double[] accuracies, List<TestPoint> tests) {
        static final Content NOTHING = new Content(List.of(), new double[0], List.of());

        /** The training accuracy of an epoch of so many; NaN where it is not known. */
        double accuracy(int epoch, int epochs) {
            int at = epoch - (epochs - accuracies.length);
            return at < 0 ? Double.NaN : accuracies[at];
        }
    }

    /** Writes it, whole or not at all; a measurement that was not finite is left out, for arrays hold finite numbers. */
    static void write(Path npz, List<EpochMetrics> metrics, List<TestPoint> measured) {
        List<TestPoint> tests = measured.stream()
                .filter(test -> Double.isFinite(test.metrics().loss()))
                .toList();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        int layers = metrics.isEmpty() ? 0 : metrics.get(0).layers().size();
        boolean whole = metrics.stream().allMatch(m -> m.layers().size() == layers);
        if (whole && layers > 0) {
            double[] norms = new double[metrics.size() * layers * NORMS];
            int at = 0;
            for (EpochMetrics epoch : metrics) {
                for (LayerNorms layer : epoch.layers()) {
                    norms[at++] = layer.gradient();
                    norms[at++] = layer.update();
                    norms[at++] = layer.parameters();
                }
            }
            arrays.put("norms", new NpyArray(new int[] {metrics.size(), layers, NORMS}, norms));
        }
        double[] known = metrics.stream()
                .mapToDouble(m -> m.record().accuracy())
                .filter(Double::isFinite)
                .toArray();
        arrays.put("train.accuracy", new NpyArray(new int[] {known.length}, known));
        int n = tests.size();
        int classes = n == 0 ? 0 : tests.get(0).metrics().classes();
        double[] epochs = new double[n];
        double[] losses = new double[n];
        double[] accuracies = new double[n];
        double[] confusions = new double[n * classes * classes];
        for (int t = 0; t < n; t++) {
            epochs[t] = tests.get(t).epoch();
            losses[t] = tests.get(t).metrics().loss();
            accuracies[t] = tests.get(t).metrics().accuracy();
            int at = t * classes * classes;
            for (int[] row : tests.get(t).metrics().confusion()) {
                for (int count : row) {
                    confusions[at++] = count;
                }
            }
        }
        arrays.put("tests.epoch", new NpyArray(new int[] {n}, epochs));
        arrays.put("tests.loss", new NpyArray(new int[] {n}, losses));
        arrays.put("tests.accuracy", new NpyArray(new int[] {n}, accuracies));
        arrays.put("tests.confusion", new NpyArray(new int[] {n, classes, classes}, confusions));
        Npz.write(npz, arrays, false);
    }

    /**
     * Reads it.
     *
     * @throws BadInputException where it is not of a run with so many epochs and layers
     */
    static Content read(Path npz, int epochs, int layers) {
        Map<String, NpyArray> arrays = Npz.read(npz);
        List<List<LayerNorms>> norms = new ArrayList<>();
        if (arrays.containsKey("norms")) {
            double[] values = values(npz, arrays, "norms", epochs * layers * NORMS);
            for (int e = 0; e < epochs; e++) {
                List<LayerNorms> epoch = new ArrayList<>();
                for (int l = 0; l < layers; l++) {
                    int at = (e * layers + l) * NORMS;
                    epoch.add(new LayerNorms(values[at], values[at + 1], values[at + 2]));
                }
                norms.add(epoch);
            }
        }
        return new Content(norms, accuracies(npz, arrays, epochs), tests(npz, arrays, epochs));
    }

    private static double[] accuracies(Path npz, Map<String, NpyArray> arrays, int epochs) {
        NpyArray array = arrays.get("train.accuracy");
        double[] accuracies = array == null ? new double[0] : array.values();
        if (accuracies.length > epochs) {
            throw BadInputException.at(
                    npz + ": train.accuracy", accuracies.length + " numbers", "at most " + epochs + ", one an epoch");
        }
        for (int i = 0; i < accuracies.length; i++) {
            if (!(accuracies[i] >= 0 && accuracies[i] <= 1)) {
                throw BadInputException.at(npz + ": train.accuracy[" + i + "]", accuracies[i] + "", "0–1");
            }
        }
        return accuracies;
    }

    private static List<TestPoint> tests(Path npz, Map<String, NpyArray> arrays, int epochs) {
        NpyArray when = arrays.get("tests.epoch");
        int n = when == null ? 0 : when.values().length;
        double[] at = values(npz, arrays, "tests.epoch", n);
        double[] losses = values(npz, arrays, "tests.loss", n);
        double[] accuracies = values(npz, arrays, "tests.accuracy", n);
        NpyArray counts = arrays.get("tests.confusion");
        int classes = counts == null || counts.shape().length != 3 ? 0 : counts.shape()[1];
        double[] confusions = values(npz, arrays, "tests.confusion", n * classes * classes);
        List<TestPoint> tests = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            if (!(at[t] >= 0 && at[t] <= epochs && at[t] == Math.rint(at[t]))) {
                throw BadInputException.at(npz + ": tests.epoch[" + t + "]", at[t] + "", "an epoch of 0–" + epochs);
            }
            int[][] confusion = new int[classes][classes];
            for (int i = 0; i < classes * classes; i++) {
                confusion[i / classes][i % classes] = (int) confusions[t * classes * classes + i];
            }
            tests.add(new TestPoint((int) at[t], new Metrics(losses[t], accuracies[t], confusion)));
        }
        return tests;
    }

    private static double[] values(Path npz, Map<String, NpyArray> arrays, String name, int length) {
        NpyArray array = arrays.get(name);
        if (array == null || array.values().length != length) {
            String found = array == null ? "no such array" : array.values().length + " numbers";
            throw BadInputException.at(npz + ": " + name, found, length + " numbers, as the run has");
        }
        return array.values();
    }
}
