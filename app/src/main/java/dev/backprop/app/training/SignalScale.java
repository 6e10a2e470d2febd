package dev.backprop.app.training;

/**
 * The fixed scale of gradients, which shrink by orders of magnitude while a network learns: logarithmic on both sides of 0,
 * so that a faint one is still seen and compares with any other in every unit, epoch and run.
 */
final class SignalScale {
    /** What is smaller looks like 0: 10⁻⁵. */
    static final double LEAST = 1e-5;

    /** What is larger looks the same: 1, the most that an output's score can get from a cross-entropy. */
    static final double MOST = 1;

    private static final double LEAST_POWER = Math.log10(LEAST);
    private static final double POWERS = Math.log10(MOST) - LEAST_POWER;

    private SignalScale() {}

    /** −1 to 1; 0 for NaN. */
    static double of(double gradient) {
        double size = Math.abs(gradient);
        if (!(size > LEAST)) {
            return 0;
        }
        return Math.copySign(Math.min(1, (Math.log10(size) - LEAST_POWER) / POWERS), gradient);
    }
}
