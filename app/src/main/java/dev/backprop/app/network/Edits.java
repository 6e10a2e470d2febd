package dev.backprop.app.network;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.Session;
import java.util.List;

/** Sessions made from another one by changing one thing; what a file says beside the network stays. */
final class Edits {
    private Edits() {}

    /** With other samples, which fit the network. */
    static Session withSamples(Session of, List<Sample> samples) {
        return of.withNetwork(Traced.network(of), samples);
    }

    /** With other parameters before the first step. */
    static Session withParameters(Session of, Parameters parameters) {
        return with(of, Traced.network(of).spec(), parameters, of.samples());
    }

    /** With another network and samples that fit it. */
    static Session with(Session of, MlpSpec spec, Parameters parameters, List<Sample> samples) {
        return of.withNetwork(Session.Network.of(spec, parameters), samples);
    }

    /** Beginning from these parameters: the first step is the next one. */
    static Session from(Session of, Parameters parameters) {
        return withParameters(of, parameters).withStep(0);
    }

    /** All parameters drawn from a seed, from the first step. */
    static Session drawn(Session of, long seed) {
        return of.withNetwork(Session.Network.drawn(Traced.network(of).spec()), of.samples())
                .withSeed(seed)
                .withStep(0)
                .withView(null);
    }
}
