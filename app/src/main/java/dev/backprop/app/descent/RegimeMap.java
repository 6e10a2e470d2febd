package dev.backprop.app.descent;

import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.Arrays;
import java.util.List;

/**
 * The settings (α, β) of a rule and what each of them does, for the curvatures of one function.
 *
 * @param optimizer the current setting, with the learning rate of its last step
 * @param curvatures λ of each mode: f″ of a function of x, the eigenvalues of the Hessian of one of x and y; those where the
 *     descent ends
 * @param regime of the current setting
 */
record RegimeMap(OptimizerSpec optimizer, List<Double> curvatures, Regime regime) {
    /** The greatest β of the map. */
    static final double MOST_BETA = 0.99;
    /** What can be chosen across the map. */
    private static final int STEPS_ACROSS = 1000;

    private static final double NO_CURVATURE = 1e-9;

    static RegimeMap of(Trajectory t, Regime regime) {
        return new RegimeMap(
                t.optimizer(t.size() - 1),
                Arrays.stream(Regime.curvatures(t)).boxed().toList(),
                regime);
    }

    /** The same map with the ring where a descent is. */
    RegimeMap at(OptimizerSpec setting, Regime itsRegime) {
        return setting.rule() == optimizer.rule() ? new RegimeMap(setting, curvatures, itsRegime) : this;
    }

    /** Whether there is anything to map: a rule whose behaviour follows from a curvature, and one that is there. */
    boolean drawn() {
        Rule rule = optimizer.rule();
        return rule != Rule.RMSPROP && rule != Rule.ADAM && Double.isFinite(steepest()) && steepest() > NO_CURVATURE;
    }

    private double steepest() {
        return curvatures.stream().mapToDouble(Math::abs).reduce(0, Math::max);
    }

    /** The greatest α of the map: a little beyond where plain gradient descent runs away, α = 2/λ. */
    double mostAlpha() {
        double natural = 2.6 / steepest();
        double step = Math.pow(10, Math.floor(Math.log10(natural)));
        return Math.ceil(natural / step * 2) / 2 * step;
    }

    /** The α at a part of the way across, on a round number. */
    double alphaAt(double part) {
        double grain = Math.pow(10, Math.floor(Math.log10(mostAlpha() / STEPS_ACROSS)));
        // Divided by a whole number where that is exact: 0.1 and not 0.1000…1.
        double grains = Math.max(1, Math.rint(part * mostAlpha() / grain));
        return grain < 1 ? grains / Math.rint(1 / grain) : grains * grain;
    }

    /** The curvatures as {@link #at(double, double, double[])} takes them. */
    double[] lambdas() {
        return curvatures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What a setting does. */
    Regime.Label at(double alpha, double beta) {
        return at(alpha, beta, lambdas());
    }

    /** @param lambdas this map's own, for whoever asks about thousands of settings */
    Regime.Label at(double alpha, double beta, double[] lambdas) {
        return Regime.ofCurvatures(new OptimizerSpec(optimizer.rule(), alpha, beta), lambdas, regime.local())
                .label();
    }
}
