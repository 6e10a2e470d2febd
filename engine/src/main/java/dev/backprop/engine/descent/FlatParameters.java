package dev.backprop.engine.descent;

import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.List;

/** A network's parameters as one vector: layer by layer, weights row by row, then biases. */
final class FlatParameters {
    private FlatParameters() {}

    static int size(Parameters parameters) {
        int size = 0;
        for (Parameters.Layer layer : parameters.layers()) {
            for (double[] row : layer.weight()) {
                size += row.length;
            }
            double[] bias = layer.bias();
            size += bias == null ? 0 : bias.length;
        }
        return size;
    }

    static double[] of(Parameters parameters) {
        double[] flat = new double[size(parameters)];
        int at = 0;
        for (Parameters.Layer layer : parameters.layers()) {
            for (double[] row : layer.weight()) {
                System.arraycopy(row, 0, flat, at, row.length);
                at += row.length;
            }
            double[] bias = layer.bias();
            if (bias != null) {
                System.arraycopy(bias, 0, flat, at, bias.length);
                at += bias.length;
            }
        }
        return flat;
    }

    /** The vector in the shapes of {@code like}. */
    static Parameters shaped(double[] flat, Parameters like) {
        List<Parameters.Layer> layers = new ArrayList<>();
        int at = 0;
        for (Parameters.Layer from : like.layers()) {
            Parameters.Layer layer = from.copy();
            for (double[] row : layer.weight()) {
                System.arraycopy(flat, at, row, 0, row.length);
                at += row.length;
            }
            double[] bias = layer.bias();
            if (bias != null) {
                System.arraycopy(flat, at, bias, 0, bias.length);
                at += bias.length;
            }
            layers.add(layer);
        }
        return new Parameters(layers);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
