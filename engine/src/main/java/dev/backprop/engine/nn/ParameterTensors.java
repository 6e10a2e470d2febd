package dev.backprop.engine.nn;

import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network's parameters as tensors, apart from any graph, so that the replicas of a graph can share them.
 *
 * @param layers one entry for each layer
 */
public record ParameterTensors(List<Layer> layers) implements AutoCloseable {
    /**
     * One layer's tensors.
     *
     * @param weight (out, in)
     * @param bias (1, out), or null where the layer has none
     */
    public record Layer(Tensor weight, @Nullable Tensor bias) {}

    /** Keeps its own list. */
    public ParameterTensors {
        layers = List.copyOf(layers);
    }

    /** Zeros of the network's shapes. */
    public static ParameterTensors zeros(MlpSpec spec, Storage storage) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < spec.layers().size(); l++) {
            LayerSpec layer = spec.layers().get(l);
            Tensor bias = layer.biases() ? storage.zeros(new Shape(1, layer.units())) : null;
            layers.add(new Layer(storage.zeros(new Shape(layer.units(), spec.fanIn(l))), bias));
        }
        return new ParameterTensors(layers);
    }

    /** Every tensor: layer by layer, weight then bias. */
    public List<Tensor> all() {
        List<Tensor> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(layer.weight());
            Tensor bias = layer.bias();
            if (bias != null) {
                all.add(bias);
            }
        }
        return all;
    }

    /**
     * Writes these numbers into the tensors.
     *
     * @throws IllegalArgumentException if a shape differs; nothing is written then
     */
    public void write(Parameters parameters) {
        if (parameters.layers().size() != layers.size()) {
            throw new IllegalArgumentException(
                    "layers: found " + parameters.layers().size() + ", expected " + layers.size());
        }
        for (int l = 0; l < layers.size(); l++) {
            check(l, parameters.layers().get(l));
        }
        for (int l = 0; l < layers.size(); l++) {
            Parameters.Layer from = parameters.layers().get(l);
            layers.get(l).weight().write(flat(from.weight()));
            Tensor bias = layers.get(l).bias();
            double[] b = from.bias();
            if (bias != null && b != null) {
                bias.write(b);
            }
        }
    }

    private void check(int l, Parameters.Layer from) {
        Shape shape = layers.get(l).weight().shape();
        double[][] w = from.weight();
        boolean weightFits = w.length == shape.rows();
        for (double[] row : w) {
            weightFits &= row.length == shape.columns();
        }
        double[] b = from.bias();
        boolean biasFits = (b == null) == (layers.get(l).bias() == null) && (b == null || b.length == shape.rows());
        if (!weightFits || !biasFits) {
            throw new IllegalArgumentException("layers." + l + ": found a weight of " + w.length + " rows and "
                    + (b == null ? "no bias" : b.length + " biases") + ", expected a weight of " + shape + " and "
                    + (layers.get(l).bias() == null ? "no bias" : shape.rows() + " biases"));
        }
    }

    /** The numbers that stand in the tensors now. */
    public Parameters read() {
        List<Parameters.Layer> read = new ArrayList<>();
        for (Layer layer : layers) {
            Tensor bias = layer.bias();
            read.add(new Parameters.Layer(rows(layer.weight()), bias == null ? null : bias.toArray()));
        }
        return new Parameters(read);
    }

    /** A tensor as an array of rows. */
    public static double[][] rows(Tensor tensor) {
        double[] flat = tensor.toArray();
        int columns = tensor.shape().columns();
        double[][] rows = new double[tensor.shape().rows()][columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(flat, r * columns, rows[r], 0, columns);
        }
        return rows;
    }

    /** Rows of one length, one after the other. */
    public static double[] flat(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, flat, r * rows[0].length, rows[0].length);
        }
        return flat;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        all().forEach(Tensor::close);
    }
}
