package dev.backprop.engine.session;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the network and the samples of a session; what the network asks of its targets is checked here too. */
final class NetworkReader {
    private NetworkReader() {}

    static Session.Network network(Fields fields) {
        fields.only("inputs", "layers", "loss");
        int inputs = fields.integer("inputs", 1, MlpSpec.MAX_UNITS);
        List<Fields> layers = fields.objects("layers", 1, MlpSpec.MAX_LAYERS);
        List<LayerSpec> specs = layers.stream().map(NetworkReader::layer).toList();
        checkParameters(fields, inputs, specs);
        MlpSpec spec = new MlpSpec(inputs, specs, loss(fields, specs));
        List<Session.GivenLayer> given = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            given.add(given(layers.get(l), specs.get(l).units(), spec.fanIn(l)));
        }
        return new Session.Network(spec, given);
    }

    private static LayerSpec layer(Fields fields) {
        fields.only("units", "activation", "weights", "biases");
        int units = fields.integer("units", 1, MlpSpec.MAX_UNITS);
        Activation activation = fields.choice(
                "activation",
                Activation::byId,
                Arrays.stream(Activation.values()).map(Activation::id).toList());
        return new LayerSpec(units, activation, !fields.isNull("biases"));
    }

    private static void checkParameters(Fields fields, int inputs, List<LayerSpec> layers) {
        long count = 0;
        long fanIn = inputs;
        for (LayerSpec layer : layers) {
            count += (fanIn + (layer.biases() ? 1 : 0)) * layer.units();
            fanIn = layer.units();
        }
        if (count > MlpSpec.MAX_PARAMETERS) {
            throw fields.bad("layers", count + " parameters", "at most " + MlpSpec.MAX_PARAMETERS);
        }
    }

    private static Loss loss(Fields fields, List<LayerSpec> layers) {
        Loss loss = fields.choice(
                "loss", Loss::byId, Arrays.stream(Loss.values()).map(Loss::id).toList());
        Activation last = layers.get(layers.size() - 1).activation();
        if (loss == Loss.BCE && last != Activation.SIGMOID && last != Activation.SOFTMAX) {
            throw fields.bad("loss", "bce after a last layer of " + last.id(), "a last layer of sigmoid or softmax");
        }
        return loss;
    }

    private static Session.GivenLayer given(Fields fields, int units, int fanIn) {
        boolean weights = fields.has("weights") && !fields.isNull("weights");
        boolean biases = fields.has("biases") && !fields.isNull("biases");
        return new Session.GivenLayer(
                weights ? fields.matrix("weights", units, fanIn) : null,
                biases ? fields.numbers("biases", units) : null);
    }

    static List<Sample> samples(Fields root, MlpSpec spec) {
        List<Sample> samples = new ArrayList<>();
        for (Fields fields : root.objects("samples", 1, Integer.MAX_VALUE)) {
            fields.only("x", "y");
            double[] x = fields.numbers("x", spec.inputs());
            double[] y = fields.numbers("y", spec.outputs());
            checkTargets(fields, y, spec.loss());
            samples.add(new Sample(x, y));
        }
        return samples;
    }

    private static void checkTargets(Fields fields, double[] y, Loss loss) {
        Targets.objection(y, loss).ifPresent(o -> {
            throw fields.bad(o.element() < 0 ? "y" : "y[" + o.element() + "]", o.found(), o.expected());
        });
    }
}
