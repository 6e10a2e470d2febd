package dev.backprop.app.network;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions made from another one by changing one thing; what a file says beside the network stays. */
final class Edits {
    private Edits() {}

    /** Opening after another number of updates. */
    static Session withStep(Session of, int step) {
        return new Session(
                of.network(), of.samples(), of.optimizer(), of.seed(), step, of.training(), of.descent(), of.view());
    }

    /** With another rule or other settings of it. */
    static Session withOptimizer(Session of, OptimizerSpec optimizer) {
        return new Session(
                of.network(), of.samples(), optimizer, of.seed(), of.step(), of.training(), of.descent(), of.view());
    }

    /** With another note of how the window stands. */
    static Session withView(Session of, @Nullable ViewBlock view) {
        return new Session(
                of.network(), of.samples(), of.optimizer(), of.seed(), of.step(), of.training(), of.descent(), view);
    }

    /** With other samples, which fit the network. */
    static Session withSamples(Session of, List<Sample> samples) {
        return with(of, Traced.network(of), samples);
    }

    /** With other parameters before the first step. */
    static Session withParameters(Session of, Parameters parameters) {
        return with(of, Session.Network.of(Traced.network(of).spec(), parameters), of.samples());
    }

    /** With another network and samples that fit it. */
    static Session with(Session of, MlpSpec spec, Parameters parameters, List<Sample> samples) {
        return with(of, Session.Network.of(spec, parameters), samples);
    }

    private static Session with(Session of, Session.Network network, List<Sample> samples) {
        return new Session(
                network, samples, of.optimizer(), of.seed(), of.step(), of.training(), of.descent(), of.view());
    }

    /** Beginning from these parameters: the first step is the next one. */
    static Session from(Session of, Parameters parameters) {
        return withStep(withParameters(of, parameters), 0);
    }

    /** All parameters drawn from a seed, from the first step. */
    static Session drawn(Session of, long seed) {
        return new Session(
                Session.Network.drawn(Traced.network(of).spec()),
                of.samples(),
                of.optimizer(),
                seed,
                0,
                of.training(),
                of.descent(),
                null);
    }
}
