package dev.backprop.engine.descent;

import java.util.List;

/**
 * A formula in the form that {@link Formulas} brings everything into: sums are flat and have no like terms, products are
 * flat and have one number in front, quotients are negative powers, roots are powers of ½. Immutable; parts are shared.
 */
sealed interface Formula {
    /** How many parts it is written with, those that are shared counted every time. */
    int size();

    /** A number, finite. */
    record Numeral(double value) implements Formula {
        @Override
        public int size() {
            return 1;
        }
    }

    /** {@code x}, {@code y}, {@code pi} or {@code e}. */
    record Symbol(String name) implements Formula {
        @Override
        public int size() {
            return 1;
        }
    }

    /** Two terms or more, none of them a sum, at most one a number. */
    record Sum(List<Formula> terms, int size) implements Formula {}

    /** A number times one or more factors: powers of different bases, none of them a number or a product. */
    record Product(double coefficient, List<Formula> factors, int size) implements Formula {}

    /** A power; the exponent is neither 0 nor 1. */
    record Power(Formula base, Formula exponent, int size) implements Formula {}

    /** A function of the vocabulary of one or two arguments, or {@code step(a, b)}, which is 1 where a &gt; b, otherwise 0. */
    record Call(String function, List<Formula> arguments, int size) implements Formula {}
}
