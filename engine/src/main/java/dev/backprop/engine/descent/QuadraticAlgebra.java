package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Add;
import dev.backprop.engine.graph.Divide;
import dev.backprop.engine.graph.ElementwiseOp;
import dev.backprop.engine.graph.Multiply;
import dev.backprop.engine.graph.Negate;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.PairwiseOp;
import dev.backprop.engine.graph.Power;
import dev.backprop.engine.graph.Subtract;
import java.util.List;
import java.util.Optional;

/**
 * Parts of an expression as polynomials of degree 2 at most, multiplied out; empty where a part is none. A function of
 * constants alone is a constant.
 */
final class QuadraticAlgebra implements Algebra<Optional<Quadratic>> {
    @Override
    public Optional<Quadratic> number(double value) {
        return Optional.of(Quadratic.constant(value));
    }

    @Override
    public Optional<Quadratic> variable(int coordinate) {
        return Optional.of(new Quadratic(0, coordinate == 0 ? 1 : 0, coordinate == 1 ? 1 : 0, 0, 0, 0));
    }

    @Override
    public Optional<Quadratic> apply(Op op, List<Optional<Quadratic>> operands) {
        if (operands.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Quadratic first = operands.get(0).orElseThrow();
        Optional<Quadratic> result = operands.size() == 1
                ? unary(op, first)
                : pair(op, first, operands.get(1).orElseThrow());
        return result.filter(Quadratic::isFinite);
    }

    private static Optional<Quadratic> unary(Op op, Quadratic a) {
        if (op instanceof Negate) {
            return Optional.of(a.scaled(-1));
        }
        if (a.isConstant() && op instanceof ElementwiseOp f) {
            return Optional.of(Quadratic.constant(f.value(a.c())));
        }
        return Optional.empty();
    }

    private static Optional<Quadratic> pair(Op op, Quadratic a, Quadratic b) {
        if (a.isConstant() && b.isConstant() && op instanceof PairwiseOp f) {
            return Optional.of(Quadratic.constant(f.value(a.c(), b.c())));
        }
        if (op instanceof Add) {
            return Optional.of(a.plus(b));
        }
        if (op instanceof Subtract) {
            return Optional.of(a.plus(b.scaled(-1)));
        }
        if (op instanceof Multiply) {
            return a.times(b);
        }
        if (op instanceof Divide && b.isConstant()) {
            return Optional.of(a.dividedBy(b.c()));
        }
        return op instanceof Power && b.isConstant() ? power(a, b.c()) : Optional.empty();
    }

    private static Optional<Quadratic> power(Quadratic a, double exponent) {
        if (exponent == 0) {
            return Optional.of(Quadratic.constant(1));
        }
        if (exponent == 1) {
            return Optional.of(a);
        }
        return exponent == 2 ? a.times(a) : Optional.empty();
    }
}
