package dev.backprop.app.network;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sessions to show. */
final class Sessions {
    private Sessions() {}

    /** Tanh layers with biases under a linear one, with random samples. */
    static Session of(int samples, int inputs, int... units) {
        Random random = new Random(7);
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 0; l < units.length; l++) {
            boolean last = l == units.length - 1;
            layers.add(new LayerSpec(units[l], last ? Activation.LINEAR : Activation.TANH, true));
        }
        MlpSpec spec = new MlpSpec(inputs, layers, Loss.MSE);
        List<Sample> rows = new ArrayList<>();
        for (int s = 0; s < samples; s++) {
            rows.add(new Sample(
                    random.doubles(inputs).toArray(),
                    random.doubles(spec.outputs()).toArray()));
        }
        Session.Network network =
                new Session.Network(spec, Collections.nCopies(units.length, Session.GivenLayer.NOTHING));
        return Session.of(network, rows, new OptimizerSpec(Rule.ADAM, 0.01, 0.9), 11, 0);
    }
}
