package dev.backprop.engine.optim;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the learning rate changes over a run, by the names of session files and the command line. Every schedule begins at α,
 * is proportional to it and never grows; what it multiplies α with depends on the step and the run's length alone.
 */
public enum Schedule {
    /** α at every step. */
    CONSTANT("constant", "constant") {
        @Override
        double factor(int k, int steps) {
            return 1;
        }
    },
    /**
     * α·γ^⌊k/s⌋ with γ = 0.1 and s = ⌈steps/3⌉: a tenth after each third of the run (PyTorch's {@code StepLR}, whose γ is
     * 0.1 by default).
     */
    STEP("step", "steps: ÷ 10 at each third") {
        @Override
        double factor(int k, int steps) {
            int size = Math.max(1, (steps + 2) / 3);
            int decays = k / size;
            return Math.pow(GAMMA, decays);
        }
    },
    /**
     * α/(k + 1) (Robbins &amp; Monro 1951, whose two conditions it meets: the rates sum to infinity and their squares do
     * not; in PyTorch a {@code LambdaLR}).
     */
    INVERSE_TIME("1/t", "1/t: α, α/2, α/3, …") {
        @Override
        double factor(int k, int steps) {
            return 1 / (k + 1.0);
        }
    },
    /**
     * α·(1 + cos(πk/steps))/2, half a wave down to almost 0 (Loshchilov &amp; Hutter 2017, equation 5; PyTorch's {@code
     * CosineAnnealingLR} with {@code T_max} = steps and {@code eta_min} = 0).
     */
    COSINE("cosine", "cosine, down to 0") {
        @Override
        double factor(int k, int steps) {
            return (1 + Math.cos(Math.PI * k / Math.max(1, steps))) / 2;
        }
    };

    private static final double GAMMA = 0.1;

    private final String id;
    private final String title;

    Schedule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in files and on the command line, for example {@code 1/t}. */
    public String id() {
        return id;
    }

    /** The name on the screen. */
    public String title() {
        return title;
    }

    /** The schedule of that name, if there is one. */
    public static Optional<Schedule> byId(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }

    /**
     * The learning rate of a step: above 0, at most α, and α itself at k = 0.
     *
     * @param alpha the run's α, finite and above 0
     * @param k steps already taken, 0 ≤ k &lt; steps; 0 also where the run has no steps
     * @param steps of the whole run, at least 0
     * @throws IllegalArgumentException if one of them is out of range
     */
    public double lr(double alpha, int k, int steps) {
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha: found " + alpha + ", expected a finite number above 0");
        }
        if (steps < 0 || k < 0 || k >= Math.max(1, steps)) {
            throw new IllegalArgumentException("k: found " + k + " of " + steps + " steps, expected 0 ≤ k < steps");
        }
        // A rate too small for a number stays the smallest there is: no rule takes 0.
        return this == CONSTANT ? alpha : Math.max(Double.MIN_VALUE, alpha * factor(k, steps));
    }

    abstract double factor(int k, int steps);
}
