package dev.backprop.engine.descent;

import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss over a plane for a network whose first layer has many inputs. That layer's scores are linear in the plane's
 * coordinates, so its products with the samples are taken once, at the origin and along each direction, and not at every
 * point; everything after the scores is the network's own graph. Losses agree with the whole network's up to the order of
 * sums, some 1e-15 of them.
 */
final class FirstLayer {
    /** From how many inputs on, and how many times the units. */
    private static final int WIDE = 64;

    private final double[] origin;
    private final double[] first;
    private final double[] second;
    private final double[] scores;
    private final double[][] identity;
    private final Mlp rest;

    /**
     * @param origin where both coordinates are 0
     * @param d the direction of the first coordinate
     * @param e the direction of the second
     */
    FirstLayer(MlpSpec spec, double[][] x, double[][] y, Parameters origin, Parameters d, Parameters e) {
        int units = spec.layers().get(0).units();
        this.origin = scores(x, origin.layers().get(0));
        this.first = scores(x, d.layers().get(0));
        this.second = scores(x, e.layers().get(0));
        this.scores = new double[this.origin.length];
        identity = new double[units][units];
        for (int i = 0; i < units; i++) {
            identity[i][i] = 1;
        }
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        layers.set(0, new LayerSpec(units, spec.layers().get(0).activation(), false));
        rest = Mlp.build(new MlpSpec(units, layers, spec.loss()), PlainStorage.INSTANCE, x.length);
        rest.y().value().write(ParameterTensors.flat(y));
    }

    /** Whether it saves much. */
    static boolean pays(MlpSpec spec) {
        return spec.inputs() >= WIDE
                && spec.inputs() >= 2 * spec.layers().get(0).units();
    }

    /**
     * The loss at a point.
     *
     * @param at the parameters there, of which only the layers after the first are read
     */
    synchronized double loss(double a, double b, Parameters at) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] = origin[i] + a * first[i] + b * second[i];
        }
        List<Parameters.Layer> layers = new ArrayList<>(at.layers());
        layers.set(0, new Parameters.Layer(identity, null));
        rest.parameters().write(new Parameters(layers));
        rest.x().value().write(scores);
        rest.graph().forward();
        return rest.loss().value().get(0);
    }

    private static double[] scores(double[][] x, Parameters.Layer layer) {
        int units = layer.weight().length;
        double[] bias = layer.bias();
        double[] z = new double[x.length * units];
        for (int r = 0; r < x.length; r++) {
            for (int u = 0; u < units; u++) {
                z[r * units + u] = FlatParameters.dot(x[r], layer.weight()[u]) + (bias == null ? 0 : bias[u]);
            }
        }
        return z;
    }
}
