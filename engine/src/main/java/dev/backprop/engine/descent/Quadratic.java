package dev.backprop.engine.descent;

import java.util.Optional;

/**
 * c + bx·x + by·y + xx·x² + xy·x·y + yy·y².
 *
 * @param c the constant
 * @param bx the coefficient of x
 * @param by the coefficient of y
 * @param xx the coefficient of x²
 * @param xy the coefficient of x·y
 * @param yy the coefficient of y²
 */
record Quadratic(double c, double bx, double by, double xx, double xy, double yy) {
    static Quadratic constant(double c) {
        return new Quadratic(c, 0, 0, 0, 0, 0);
    }

    boolean isConstant() {
        return isLinear() && bx == 0 && by == 0;
    }

    private boolean isLinear() {
        return xx == 0 && xy == 0 && yy == 0;
    }

    boolean isFinite() {
        return Double.isFinite(c)
                && Double.isFinite(bx)
                && Double.isFinite(by)
                && Double.isFinite(xx)
                && Double.isFinite(xy)
                && Double.isFinite(yy);
    }

    Quadratic plus(Quadratic q) {
        return new Quadratic(c + q.c, bx + q.bx, by + q.by, xx + q.xx, xy + q.xy, yy + q.yy);
    }

    Quadratic scaled(double s) {
        return new Quadratic(s * c, s * bx, s * by, s * xx, s * xy, s * yy);
    }

    Quadratic dividedBy(double s) {
        return new Quadratic(c / s, bx / s, by / s, xx / s, xy / s, yy / s);
    }

    /** The product, unless its degree is over 2. */
    Optional<Quadratic> times(Quadratic q) {
        if (isConstant()) {
            return Optional.of(q.scaled(c));
        }
        if (q.isConstant()) {
            return Optional.of(scaled(q.c));
        }
        if (!isLinear() || !q.isLinear()) {
            return Optional.empty();
        }
        return Optional.of(new Quadratic(
                c * q.c, c * q.bx + bx * q.c, c * q.by + by * q.c, bx * q.bx, bx * q.by + by * q.bx, by * q.by));
    }

    /** The constant second derivatives: f_xx, f_xy, f_yy. */
    Hessian hessian() {
        return new Hessian(2 * xx, xy, 2 * yy);
    }
}
