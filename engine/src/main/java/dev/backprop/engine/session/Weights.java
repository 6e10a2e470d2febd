package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a network as NPZ: {@code layers.0.weight} (out, in), {@code layers.0.bias} (out), and so on, so that
 * NumPy and PyTorch read and write them.
 */
public final class Weights {
    private Weights() {}

    /**
     * Reads the parameters of a network whose shapes are known.
     *
     * @return in the shapes of {@code spec}; an array that is missing, left over or of another shape is bad input
     */
    public static Parameters read(Path npz, MlpSpec spec) {
        Map<String, NpyArray> arrays = Npz.read(npz);
        List<Parameters.Layer> layers = new ArrayList<>();
        Map<String, int[]> expected = new LinkedHashMap<>();
        for (int l = 0; l < spec.layers().size(); l++) {
            int units = spec.layers().get(l).units();
            expected.put(weight(l), new int[] {units, spec.fanIn(l)});
            if (spec.layers().get(l).biases()) {
                expected.put(bias(l), new int[] {units});
            }
        }
        refuseOthers(npz, arrays, expected);
        for (int l = 0; l < spec.layers().size(); l++) {
            double[][] weight = matrix(array(npz, arrays, weight(l), expected));
            NpyArray bias = spec.layers().get(l).biases() ? array(npz, arrays, bias(l), expected) : null;
            layers.add(new Parameters.Layer(weight, bias == null ? null : bias.values()));
        }
        return new Parameters(layers);
    }

    /** Learns the widths of the network whose parameters a file holds, and which of its layers have biases. */
    public static MlpShape inspect(Path npz) {
        Map<String, NpyArray> arrays = Npz.read(npz);
        List<Integer> widths = new ArrayList<>();
        List<Boolean> biases = new ArrayList<>();
        Map<String, int[]> known = new LinkedHashMap<>();
        for (int l = 0; l == 0 || arrays.containsKey(weight(l)); l++) {
            int[] shape = layerShape(npz, arrays, l, widths.isEmpty() ? null : widths.get(l));
            known.put(weight(l), shape);
            if (widths.isEmpty()) {
                widths.add(shape[1]);
            }
            widths.add(shape[0]);
            biases.add(arrays.containsKey(bias(l)));
            if (arrays.containsKey(bias(l))) {
                known.put(bias(l), new int[] {shape[0]});
                array(npz, arrays, bias(l), known);
            }
        }
        refuseOthers(npz, arrays, known);
        if (biases.size() > MlpSpec.MAX_LAYERS) {
            throw BadInputException.at(npz.toString(), biases.size() + " layers", "1–" + MlpSpec.MAX_LAYERS);
        }
        return new MlpShape(widths, biases);
    }

    /**
     * Writes the parameters, whole or not at all.
     *
     * @param float32 whether as {@code float32}, as PyTorch has them, or else as {@code float64}
     */
    public static void write(Path npz, Parameters parameters, boolean float32) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int l = 0; l < parameters.layers().size(); l++) {
            Parameters.Layer layer = parameters.layers().get(l);
            double[][] weight = layer.weight();
            double[] flat =
                    Arrays.stream(weight).flatMapToDouble(Arrays::stream).toArray();
            arrays.put(weight(l), new NpyArray(new int[] {weight.length, weight[0].length}, flat));
            double[] bias = layer.bias();
            if (bias != null) {
                arrays.put(bias(l), new NpyArray(new int[] {bias.length}, bias));
            }
        }
        Npz.write(npz, arrays, float32);
    }

    private static int[] layerShape(Path npz, Map<String, NpyArray> arrays, int layer, @Nullable Integer fanIn) {
        NpyArray weight = arrays.get(weight(layer));
        if (weight == null) {
            throw BadInputException.at(npz.toString(), "no array " + weight(layer), "layers.0.weight (out, in) and on");
        }
        int[] shape = weight.shape();
        boolean fits = shape.length == 2
                && IntStream.of(shape).allMatch(n -> n >= 1 && n <= MlpSpec.MAX_UNITS)
                && (fanIn == null || shape[1] == fanIn);
        if (!fits) {
            String in = fanIn == null ? "in" : String.valueOf(fanIn);
            throw BadInputException.at(
                    npz + ": " + weight(layer),
                    "shape " + shown(shape),
                    "shape (out, " + in + "), each 1–" + MlpSpec.MAX_UNITS);
        }
        return shape;
    }

    private static NpyArray array(Path npz, Map<String, NpyArray> arrays, String name, Map<String, int[]> expected) {
        NpyArray array = arrays.get(name);
        int[] shape = expected.getOrDefault(name, new int[0]);
        if (array == null) {
            throw BadInputException.at(npz.toString(), "no array " + name, name + " of shape " + shown(shape));
        }
        if (!Arrays.equals(array.shape(), shape)) {
            throw BadInputException.at(npz + ": " + name, "shape " + shown(array.shape()), "shape " + shown(shape));
        }
        return array;
    }

    private static void refuseOthers(Path npz, Map<String, NpyArray> arrays, Map<String, int[]> known) {
        arrays.forEach((name, array) -> {
            if (!known.containsKey(name)) {
                throw BadInputException.at(
                        npz + ": " + name,
                        "an array that the network does not have, of shape " + shown(array.shape()),
                        "only " + String.join(", ", known.keySet()));
            }
        });
    }

    private static double[][] matrix(NpyArray array) {
        int columns = array.shape()[1];
        double[][] rows = new double[array.shape()[0]][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(array.values(), r * columns, (r + 1) * columns);
        }
        return rows;
    }

    private static String shown(int[] shape) {
        return NpyHeader.shown(IntStream.of(shape).boxed().toList());
    }

    private static String weight(int layer) {
        return "layers." + layer + ".weight";
    }

    private static String bias(int layer) {
        return "layers." + layer + ".bias";
    }
}
