package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.tensor.Floats;
import dev.backprop.engine.train.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run's whole state as NPZ, so that it goes on exactly as it would have: {@code epoch} and {@code steps}, single numbers;
 * {@code parameters.0}, … layer by layer, weight then bias; {@code state.0.0}, … the optimizer's numbers for each; {@code
 * gradients.0}, … where they accumulate. All are flat arrays of float32.
 */
public final class RunStateFile {
    /** Above this a whole number has no place of its own in float32. */
    private static final int EXACT = 1 << 24;

    private RunStateFile() {}

    /**
     * Writes a state between two epochs, whole or not at all.
     *
     * @throws IllegalArgumentException within an epoch
     */
    public static void write(Path npz, Checkpoint state) {
        if (state.batches() != 0) {
            throw new IllegalArgumentException("state: found one after " + state.batches()
                    + " batches of an epoch, expected one between two epochs");
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        number(arrays, "epoch", state.epoch());
        number(arrays, "steps", state.steps());
        for (int p = 0; p < state.parameters().size(); p++) {
            put(arrays, "parameters." + p, state.parameters().get(p));
            for (int s = 0; s < state.state().get(p).size(); s++) {
                put(arrays, "state." + p + "." + s, state.state().get(p).get(s));
            }
            if (!state.gradients().isEmpty()) {
                put(arrays, "gradients." + p, state.gradients().get(p));
            }
        }
        Npz.write(npz, arrays, true);
    }

    /** In two parts, each exact. */
    private static void number(Map<String, NpyArray> arrays, String name, int value) {
        arrays.put(name, new NpyArray(new int[] {2}, new double[] {Math.floorDiv(value, EXACT), value % EXACT}));
    }

    private static void put(Map<String, NpyArray> arrays, String name, float[] floats) {
        arrays.put(name, new NpyArray(new int[] {floats.length}, Floats.widen(floats)));
    }

    /**
     * Reads a state.
     *
     * @param like any state of the same run and rule: the arrays must be as many and as long
     */
    public static Checkpoint read(Path npz, Checkpoint like) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(npz));
        int epoch = number(npz, arrays, "epoch");
        int steps = number(npz, arrays, "steps");
        List<float[]> parameters = new ArrayList<>();
        List<List<float[]>> state = new ArrayList<>();
        List<float[]> gradients = new ArrayList<>();
        for (int p = 0; p < like.parameters().size(); p++) {
            int length = like.parameters().get(p).length;
            parameters.add(take(npz, arrays, "parameters." + p, length));
            List<float[]> own = new ArrayList<>();
            for (int s = 0; s < like.state().get(p).size(); s++) {
                own.add(take(
                        npz, arrays, "state." + p + "." + s, like.state().get(p).get(s).length));
            }
            state.add(own);
            if (!like.gradients().isEmpty()) {
                gradients.add(take(npz, arrays, "gradients." + p, length));
            }
        }
        if (!arrays.isEmpty()) {
            throw BadInputException.at(
                    npz.toString(),
                    "an array " + arrays.keySet().iterator().next(),
                    "only what the run's network and rule have");
        }
        return new Checkpoint(epoch, 0, 0, 0, steps, parameters, state, gradients);
    }

    private static int number(Path npz, Map<String, NpyArray> arrays, String name) {
        float[] parts = take(npz, arrays, name, 2);
        double value = parts[0] * (double) EXACT + parts[1];
        if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw BadInputException.at(npz + ": " + name, Double.toString(value), "a whole number from 0 on");
        }
        return (int) value;
    }

    private static float[] take(Path npz, Map<String, NpyArray> arrays, String name, int length) {
        NpyArray array = arrays.remove(name);
        if (array == null || array.values().length != length) {
            String found = array == null ? "no such array" : array.values().length + " numbers";
            throw BadInputException.at(npz + ": " + name, found, length + " numbers, as the run has");
        }
        return Floats.narrow(array.values());
    }
}
