package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.nn.Targets;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sessions with a network of another shape. Weights between units that stay are kept, new ones are drawn from the
 * session's seed; a new input is 0, a new target 0.
 */
final class ShapeEdits {
    /** The most layers that are edited. */
    static final int MOST_LAYERS = 8;
    /** The most units of a layer, and inputs, that are edited. */
    static final int MOST_UNITS = 16;

    private ShapeEdits() {}

    /** With so many inputs, 1–{@value #MOST_UNITS}. */
    static Session inputs(Session of, int inputs) {
        check("inputs", inputs);
        MlpSpec spec = spec(of);
        return reshaped(of, new MlpSpec(inputs, spec.layers(), spec.loss()), oldLayers(spec));
    }

    /** With so many units in a layer, 1–{@value #MOST_UNITS}. */
    static Session units(Session of, int layer, int units) {
        check("units", units);
        LayerSpec old = spec(of).layers().get(layer);
        return withLayer(of, layer, new LayerSpec(units, old.activation(), old.biases()));
    }

    private static void check(String what, int found) {
        if (found < 1 || found > MOST_UNITS) {
            throw BadInputException.at(what, String.valueOf(found), "1–" + MOST_UNITS);
        }
    }

    /** With biases in a layer or without them. */
    static Session biases(Session of, int layer, boolean biases) {
        LayerSpec old = spec(of).layers().get(layer);
        return withLayer(of, layer, new LayerSpec(old.units(), old.activation(), biases));
    }

    /**
     * With another activation in a layer.
     *
     * @throws BadInputException if it is the last layer's and the loss does not take it
     */
    static Session activation(Session of, int layer, Activation activation) {
        MlpSpec spec = spec(of);
        boolean last = layer == spec.layers().size() - 1;
        if (last && !takes(spec.loss(), activation)) {
            throw BadInputException.at(
                    "last layer",
                    activation.id(),
                    "sigmoid or softmax: binary cross-entropy needs outputs from 0 to 1");
        }
        LayerSpec old = spec.layers().get(layer);
        return withLayer(of, layer, new LayerSpec(old.units(), activation, old.biases()));
    }

    /** Whether a loss can judge a last layer with that activation. */
    static boolean takes(Loss loss, Activation last) {
        return loss != Loss.BCE || last == Activation.SIGMOID || last == Activation.SOFTMAX;
    }

    /** With another loss; a last layer that it does not take becomes a sigmoid one, targets become such as it takes. */
    static Session loss(Session of, Loss loss) {
        MlpSpec spec = spec(of);
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        LayerSpec last = layers.get(layers.size() - 1);
        if (!takes(loss, last.activation())) {
            layers.set(layers.size() - 1, new LayerSpec(last.units(), Activation.SIGMOID, last.biases()));
        }
        return reshaped(of, new MlpSpec(spec.inputs(), layers, loss), oldLayers(spec));
    }

    /** With one more hidden layer before the outputs, like the last hidden one. */
    static Session addLayer(Session of) {
        MlpSpec spec = spec(of);
        int count = spec.layers().size();
        if (count >= MOST_LAYERS) {
            throw BadInputException.at("layers", String.valueOf(count + 1), "at most " + MOST_LAYERS);
        }
        LayerSpec output = spec.layers().get(count - 1);
        LayerSpec added = count > 1
                ? spec.layers().get(count - 2)
                : new LayerSpec(Math.min(MOST_UNITS, spec.inputs()), Activation.SIGMOID, output.biases());
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        layers.add(count - 1, added);
        List<Integer> from = new ArrayList<>(oldLayers(spec));
        from.set(count - 1, -1);
        from.add(-1);
        return reshaped(of, new MlpSpec(spec.inputs(), layers, spec.loss()), from)
                .withExtensions(of.extensions().inserted(Extensions.LAYERS, count - 1));
    }

    /** Without one of its hidden layers. */
    static Session removeLayer(Session of, int layer) {
        MlpSpec spec = spec(of);
        if (layer >= spec.layers().size() - 1) {
            throw BadInputException.at("layer", "the output layer", "a hidden one");
        }
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        layers.remove(layer);
        List<Integer> from = new ArrayList<>(oldLayers(spec));
        from.remove(layer);
        from.set(layer, -1);
        return reshaped(of, new MlpSpec(spec.inputs(), layers, spec.loss()), from)
                .withExtensions(of.extensions().removed(Extensions.LAYERS, layer));
    }

    private static MlpSpec spec(Session of) {
        return Traced.network(of).spec();
    }

    private static List<Integer> oldLayers(MlpSpec spec) {
        List<Integer> own = new ArrayList<>();
        for (int l = 0; l < spec.layers().size(); l++) {
            own.add(l);
        }
        return own;
    }

    private static Session withLayer(Session of, int layer, LayerSpec next) {
        MlpSpec spec = spec(of);
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        layers.set(layer, next);
        return reshaped(of, new MlpSpec(spec.inputs(), layers, spec.loss()), oldLayers(spec));
    }

    /** @param from which old layer each new one takes its parameters from; −1: none */
    private static Session reshaped(Session of, MlpSpec next, List<Integer> from) {
        Parameters old = of.parameters();
        Parameters drawn = Parameters.draw(next, of.seed());
        for (int l = 0; l < from.size(); l++) {
            int source = from.get(l);
            if (source >= 0) {
                keep(old.layers().get(source), drawn.layers().get(l));
            }
        }
        List<Sample> samples = of.samples().stream()
                .map(s -> new Sample(
                        Arrays.copyOf(s.x(), next.inputs()),
                        Targets.fitted(Arrays.copyOf(s.y(), next.outputs()), next.loss())))
                .toList();
        return Edits.with(of, next, drawn, samples);
    }

    private static void keep(Parameters.Layer old, Parameters.Layer next) {
        for (int i = 0; i < Math.min(old.weight().length, next.weight().length); i++) {
            double[] row = old.weight()[i];
            System.arraycopy(row, 0, next.weight()[i], 0, Math.min(row.length, next.weight()[i].length));
        }
        double[] before = old.bias();
        double[] after = next.bias();
        if (before != null && after != null) {
            System.arraycopy(before, 0, after, 0, Math.min(before.length, after.length));
        }
    }
}
