package dev.backprop.app.descent;

import dev.backprop.engine.descent.Objective;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;

/**
 * The settings (α, β) of a rule and what each of them does, for one curvature.
 *
 * @param optimizer the current setting
 * @param curvature λ: f″ where the descent ends
 * @param regime of the current setting
 */
record RegimeMap(OptimizerSpec optimizer, double curvature, Regime regime) {
    /** The greatest β of the map. */
    static final double MOST_BETA = 0.99;

    static RegimeMap of(Trajectory t, Regime regime) {
        boolean curved = t.dimension() == 1 && t.size() > 0;
        double lambda =
                curved ? new Objective(t.config().expression()).secondDerivative(t.x(t.size() - 1, 0)) : Double.NaN;
        return new RegimeMap(t.config().optimizer(), lambda, regime);
    }

    /** Whether there is anything to map: a rule whose behaviour follows from a curvature, and one that is there. */
    boolean drawn() {
        Rule rule = optimizer.rule();
        return rule != Rule.RMSPROP && rule != Rule.ADAM && Double.isFinite(curvature) && Math.abs(curvature) > 1e-9;
    }

    /** The greatest α of the map: a little beyond where plain gradient descent runs away, α = 2/λ. */
    double mostAlpha() {
        double natural = 2.6 / Math.abs(curvature);
        double step = Math.pow(10, Math.floor(Math.log10(natural)));
        return Math.ceil(natural / step * 2) / 2 * step;
    }

    /** What a setting does. */
    Regime.Label at(double alpha, double beta) {
        return Regime.ofCurvature(new OptimizerSpec(optimizer.rule(), alpha, beta), curvature, true)
                .label();
    }
}
