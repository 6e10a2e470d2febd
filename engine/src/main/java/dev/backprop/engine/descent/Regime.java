package dev.backprop.engine.descent;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a descent behaves in the long run, from the curvature λ alone.
 *
 * <p>Around the minimum of a quadratic, with e = x − x*, the gradient is λe, and every rule without a divisor of its own is a
 * linear recurrence in e whose largest root is the rate: the factor by which the distance shrinks at each step.
 *
 * <ul>
 *   <li>gd: e ← (1 − αλ)e, so the root is 1 − αλ.
 *   <li>heavy-ball: v ← βv + λe, e ← e − αv. Putting αv = e₋ − e gives r² − (1 + β − αλ)r + β = 0 (Polyak 1964).
 *   <li>ema, ema-corrected, notebook: the same with (1−β)α for α; the divisors 1 ∓ β^(k+1) tend to 1.
 *   <li>nesterov: (e, v) ← (e − αλe − αβ(βv + λe), βv + λe) has trace (1+β)(1−αλ) and determinant β(1−αλ), so
 *       r² − (1+β)(1−αλ)r + β(1−αλ) = 0 (Nesterov 1983; Lessard, Recht &amp; Packard 2016).
 *   <li>rmsprop and adam divide by the size of past gradients: no rate follows from λ, and the label says so.
 * </ul>
 *
 * <p>With two variables each eigenvalue of the Hessian is such a mode; the slowest one, of the largest rate, gives the label.
 *
 * <p>Where f is no quadratic and a curvature is below 0, the quadratic model there has a maximum or a saddle: no rate leads to
 * a minimum, nor does it follow that the descent diverges, for the curvature is another wherever it goes. The label says that
 * the curvature is negative, and no more.
 *
 * <p>Where a schedule changes α, a regime is about one step's α: the descent would go on so if α stayed. Noise is left out: it
 * does not change the roots, but it keeps e from getting to 0.
 *
 * @param label what it looks like
 * @param rate the spectral radius, at least 0: below 1 the distance shrinks; empty where no rate follows from the curvature
 * @param local false if it holds everywhere (f is a quadratic), true if the curvature is that of the last iterate
 * @param curvature the λ that label and rate speak of: that of the slowest mode; NaN where there is none
 */
public record Regime(Label label, OptionalDouble rate, boolean local, double curvature) {
    /** What a descent looks like. */
    public enum Label {
        /** Straight to the minimum from one side. */
        MONOTONE("monotone"),
        /** At the minimum after one step. */
        ONE_STEP("one step"),
        /** Nearer at each step, from alternate sides. */
        OSCILLATING("oscillating"),
        /** From side to side, never nearer. */
        BOUNCING("bouncing for ever"),
        /** Farther at each step. */
        DIVERGING("diverging"),
        /** Momentum, two real roots: no overshoot but a slow end. */
        OVER_DAMPED("over-damped"),
        /** Momentum, a double root: the fastest without ripples. */
        CRITICALLY_DAMPED("critically damped"),
        /** Momentum, complex roots: ripples on the way in. */
        UNDER_DAMPED("under-damped"),
        /** No curvature: nothing pulls the iterates nearer. */
        FLAT("flat"),
        /** The local model has no minimum. */
        NEGATIVE_CURVATURE("negative curvature"),
        /** The rule rescales its own steps. */
        ADAPTIVE("adaptive"),
        /** No finite curvature there. */
        UNDEFINED("undefined");

        private final String text;

        Label(String text) {
            this.text = text;
        }

        /** The words for files, command line and screen. */
        public String text() {
            return text;
        }
    }

    /** How near a root must be to 0 or −1, or a discriminant to 0, to count as there: rounding of an exact curvature. */
    private static final double EXACT = 1e-12;
    /** The same where the curvature is itself a finite difference. */
    private static final double MEASURED = 1e-6;
    /** A measured curvature below this is rounding. */
    private static final double NO_CURVATURE = 1e-9;
    /** As a part of the steepest mode's, what rounding can leave of a curvature of 0 in another. */
    private static final double ROUNDING = 1e-8;

    /**
     * The regime of a descent: exact for quadratics, otherwise from the curvature at its last finite iterate. Where a schedule
     * changes α it is that of the last step.
     */
    public static Regime of(Trajectory trajectory) {
        return at(trajectory, trajectory.size() - 1);
    }

    /**
     * As {@link #of}, at the learning rate of the step from one iterate.
     *
     * @param k the iterate, within the trajectory; not looked at where it has none
     */
    public static Regime at(Trajectory trajectory, int k) {
        boolean local = trajectory.config().expression().quadratic().isEmpty();
        return ofCurvatures(trajectory.optimizer(k), curvatures(trajectory), local);
    }

    /**
     * What {@link #of} looks at: the curvature of each mode, f″ of a function of x, the eigenvalues of the Hessian of one of x
     * and y, the smaller first. Those of a quadratic are exact; others are measured at the last finite iterate, and are NaN
     * where there is none.
     */
    public static double[] curvatures(Trajectory trajectory) {
        Expression f = trajectory.config().expression();
        Optional<Quadratic> quadratic = f.quadratic();
        Hessian hessian;
        if (quadratic.isPresent()) {
            hessian = quadratic.get().hessian();
        } else if (trajectory.size() == 0) {
            hessian = new Hessian(Double.NaN, 0, 0);
        } else {
            hessian = new Objective(f).hessian(trajectory.point(trajectory.size() - 1));
        }
        return f.dimension() == 1 ? new double[] {hessian.xx()} : hessian.eigenvalues();
    }

    /**
     * The regime of the slowest of several modes, the one of the largest rate.
     *
     * @param optimizer the rule with α and β
     * @param lambdas the curvature of each mode, at least one
     * @param local whether they were measured at a point of a function that is no quadratic
     */
    public static Regime ofCurvatures(OptimizerSpec optimizer, double[] lambdas, boolean local) {
        if (lambdas.length == 0) {
            throw new IllegalArgumentException("curvatures: found none, expected at least one");
        }
        double rounding = local ? ROUNDING * steepest(lambdas) : 0;
        Regime slowest = ofCurvature(optimizer, rounded(lambdas[0], rounding), local);
        for (int i = 1; i < lambdas.length; i++) {
            Regime other = ofCurvature(optimizer, rounded(lambdas[i], rounding), local);
            slowest = Double.compare(other.slowness(), slowest.slowness()) > 0 ? other : slowest;
        }
        return slowest;
    }

    private static double steepest(double[] lambdas) {
        return Arrays.stream(lambdas).map(Math::abs).reduce(0, Math::max);
    }

    /** Along a valley's floor a measured curvature of 0 may come out below 0, and that would be called negative. */
    private static double rounded(double lambda, double rounding) {
        return lambda < 0 && lambda >= -rounding ? 0 : lambda;
    }

    private double slowness() {
        return rate.orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The regime of one mode.
     *
     * @param optimizer the rule with α and β
     * @param lambda the curvature λ, f″ of a function of x
     * @param local whether λ was measured at a point of a function that is no quadratic
     */
    public static Regime ofCurvature(OptimizerSpec optimizer, double lambda, boolean local) {
        Regime shape = shape(optimizer, lambda, local);
        return new Regime(shape.label, shape.rate, local, lambda);
    }

    private static Regime shape(OptimizerSpec optimizer, double lambda, boolean local) {
        if (isAdaptive(optimizer.rule())) {
            return regime(Label.ADAPTIVE, Double.NaN, local);
        }
        if (!Double.isFinite(lambda)) {
            return regime(Label.UNDEFINED, Double.NaN, local);
        }
        if (Math.abs(lambda) <= (local ? NO_CURVATURE : 0)) {
            return regime(Label.FLAT, 1, local);
        }
        if (local && lambda < 0) {
            return regime(Label.NEGATIVE_CURVATURE, Double.NaN, true);
        }
        double alpha = optimizer.lr();
        double beta = optimizer.rule() == Rule.GD ? 0 : optimizer.beta();
        double still = 1 - alpha * lambda;
        if (beta == 0) {
            return single(still, local);
        }
        return switch (optimizer.rule()) {
            case EMA, EMA_CORRECTED, NOTEBOOK -> pair(1 + beta - alpha * (1 - beta) * lambda, beta, local);
            case NESTEROV -> pair((1 + beta) * still, beta * still, local);
            default -> pair(beta + still, beta, local);
        };
    }

    private static boolean isAdaptive(Rule rule) {
        return rule == Rule.RMSPROP || rule == Rule.ADAM;
    }

    /** One root. */
    private static Regime single(double root, boolean local) {
        double tolerance = local ? MEASURED : EXACT;
        Label label;
        if (Math.abs(root) <= tolerance) {
            label = Label.ONE_STEP;
        } else if (Math.abs(root + 1) <= tolerance) {
            label = Label.BOUNCING;
        } else if (Math.abs(root) > 1) {
            label = Label.DIVERGING;
        } else {
            label = root > 0 ? Label.MONOTONE : Label.OSCILLATING;
        }
        return regime(label, Math.abs(root), local);
    }

    /** The roots of r² − sum·r + product. */
    private static Regime pair(double sum, double product, boolean local) {
        double tolerance = local ? MEASURED : EXACT;
        double discriminant = sum * sum - 4 * product;
        if (Math.abs(discriminant) <= tolerance * Math.max(sum * sum, 4 * Math.abs(product))) {
            return real(sum / 2, Label.CRITICALLY_DAMPED, local);
        }
        if (discriminant < 0) {
            // Both of modulus √product, and product < 1 for every β < 1 and λ that give complex roots.
            return regime(Label.UNDER_DAMPED, Math.sqrt(product), local);
        }
        return real((sum + Math.copySign(Math.sqrt(discriminant), sum)) / 2, Label.OVER_DAMPED, local);
    }

    /** @param root the larger of two real roots in magnitude */
    private static Regime real(double root, Label damped, boolean local) {
        double tolerance = local ? MEASURED : EXACT;
        Label label;
        if (Math.abs(root + 1) <= tolerance) {
            label = Label.BOUNCING;
        } else if (Math.abs(root) > 1) {
            label = Label.DIVERGING;
        } else {
            label = root < 0 ? Label.OSCILLATING : damped;
        }
        return regime(label, Math.abs(root), local);
    }

    /**
     * Without its curvature. Curvatures near 10³⁰⁸ overflow: the rate is then beyond what a number, or JSON, can say.
     *
     * @param rate not finite where there is none
     */
    private static Regime regime(Label label, double rate, boolean local) {
        OptionalDouble known = Double.isFinite(rate) ? OptionalDouble.of(rate) : OptionalDouble.empty();
        return new Regime(label, known, local, Double.NaN);
    }
}
