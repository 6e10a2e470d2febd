package dev.backprop.app.network;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
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
