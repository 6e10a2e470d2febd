package dev.backprop.engine.descent;

import dev.backprop.engine.graph.ScalarGraph;
import java.util.Optional;

/**
 * A function to descend on: its value, its gradient by the engine's autograd, its curvature. It computes in arrays of its
 * own, so one thread at a time may use it; an {@link Expression} may be shared, and making an objective of it is cheap.
 */
public final class Objective {
    /** Half the width of a central difference, times max(1, |coordinate|): in FLOAT64 near the best for a derivative. */
    private static final double EPSILON = 1e-5;

    private final Expression expression;
    private final ScalarGraph.Pass pass;

    /** @param expression the function */
    public Objective(Expression expression) {
        this.expression = expression;
        this.pass = expression.scalars().pass();
    }

    /** The function. */
    public Expression expression() {
        return expression;
    }

    /** 1 for a function of x, 2 for one of x and y. */
    public int dimension() {
        return expression.dimension();
    }

    /**
     * f at a point; NaN or infinite where it is not defined.
     *
     * @param point as many numbers as {@link #dimension()}
     */
    public double value(double... point) {
        place(point);
        return pass.forward();
    }

    /**
     * ∇f at a point by backward through the graph: ∂f/∂x, or ∂f/∂x and ∂f/∂y; not finite where it is not defined,
     * 0 by a variable that f does not depend on.
     *
     * @param point as many numbers as {@link #dimension()}
     */
    public double[] gradient(double... point) {
        place(point);
        pass.forward();
        pass.backward();
        double[] gradient = new double[point.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = pass.grad(i);
        }
        return gradient;
    }

    /** f″ of a function of x, from {@link #hessian}. */
    public double secondDerivative(double x) {
        return hessian(x).xx();
    }

    /**
     * The second derivatives at a point: central differences of the autograd gradient, ε = 1e-5·max(1, |coordinate|); not
     * finite where a neighbour is not defined.
     *
     * @param point as many numbers as {@link #dimension()}
     */
    public Hessian hessian(double... point) {
        double[] byX = slope(point, 0);
        if (dimension() == 1) {
            return new Hessian(byX[0], 0, 0);
        }
        double[] byY = slope(point, 1);
        return new Hessian(byX[0], (byX[1] + byY[0]) / 2, byY[1]);
    }

    /**
     * Why f or its gradient is not finite at a point: the first operation, in the graph's order, whose value is NaN or
     * infinite, otherwise the one that spoils the gradient; none where both are finite.
     *
     * @param point as many numbers as {@link #dimension()}
     */
    public Optional<Fault> fault(double... point) {
        check(point);
        return Fault.at(point, expression.compile());
    }

    private double[] slope(double[] point, int coordinate) {
        double step = EPSILON * Math.max(1, Math.abs(point[coordinate]));
        double[] moved = point.clone();
        moved[coordinate] = point[coordinate] + step;
        double[] right = gradient(moved);
        double width = moved[coordinate];
        moved[coordinate] = point[coordinate] - step;
        double[] left = gradient(moved);
        width -= moved[coordinate];
        for (int i = 0; i < right.length; i++) {
            right[i] = (right[i] - left[i]) / width;
        }
        return right;
    }

    private void place(double[] point) {
        check(point);
        for (int i = 0; i < point.length; i++) {
            pass.set(i, point[i]);
        }
    }

    private void check(double[] point) {
        if (point.length != dimension()) {
            throw new IllegalArgumentException(
                    "point: found " + point.length + " coordinates, expected " + dimension() + " for " + expression);
        }
    }
}
