package dev.backprop.engine.descent;

/**
 * Second derivatives at a point; of a function of x alone, {@code xy} and {@code yy} are 0.
 *
 * @param xx ∂²f/∂x²
 * @param xy ∂²f/∂x∂y
 * @param yy ∂²f/∂y²
 */
public record Hessian(double xx, double xy, double yy) {
    /** Its two eigenvalues, the smaller first: mean ± √(half difference² + xy²). */
    public double[] eigenvalues() {
        double mean = xx / 2 + yy / 2;
        double radius = Math.hypot(xx / 2 - yy / 2, xy);
        return new double[] {mean - radius, mean + radius};
    }

    /** Whether every entry is a finite number. */
    public boolean isFinite() {
        return Double.isFinite(xx) && Double.isFinite(xy) && Double.isFinite(yy);
    }
}
