package dev.backprop.engine.descent;

import static dev.backprop.engine.descent.Formulas.HALF;
import static dev.backprop.engine.descent.Formulas.MINUS_ONE;
import static dev.backprop.engine.descent.Formulas.ONE;
import static dev.backprop.engine.descent.Formulas.call;
import static dev.backprop.engine.descent.Formulas.difference;
import static dev.backprop.engine.descent.Formulas.negative;
import static dev.backprop.engine.descent.Formulas.number;
import static dev.backprop.engine.descent.Formulas.power;
import static dev.backprop.engine.descent.Formulas.product;
import static dev.backprop.engine.descent.Formulas.quotient;
import static dev.backprop.engine.descent.Formulas.sum;

import dev.backprop.engine.graph.Op;
import java.util.List;
import java.util.Locale;

/** What each operation of the vocabulary is as a formula, and its local derivatives: the counterpart of its backward. */
final class Calculus {
    private static final Formula TWO = number(2);

    private Calculus() {}

    /** The operation's value as a formula of its operands'. */
    static Formula value(Op op, List<Formula> operands) {
        Formula u = operands.get(0);
        Formula v = operands.get(operands.size() - 1);
        return switch (op.name()) {
            case "Add" -> sum(u, v);
            case "Subtract" -> difference(u, v);
            case "Negate" -> negative(u);
            case "Multiply" -> product(u, v);
            case "Divide" -> quotient(u, v);
            case "Power" -> power(u, v);
            case "Exp" -> power(Formulas.E, u);
            case "Sqrt" -> power(u, HALF);
            case "Min", "Max" -> call(op.name().toLowerCase(Locale.ROOT), u, v);
            default -> call(op.name().toLowerCase(Locale.ROOT), u);
        };
    }

    /** The operation's derivative by operand {@code input}. */
    static Formula derivative(Op op, int input, List<Formula> operands) {
        return operands.size() == 1
                ? ofOne(op, operands.get(0))
                : ofTwo(op, input == 0, operands.get(0), operands.get(1));
    }

    private static Formula ofOne(Op op, Formula u) {
        return switch (op.name()) {
            case "Negate" -> MINUS_ONE;
            case "Sin" -> call("cos", u);
            case "Cos" -> negative(call("sin", u));
            case "Tan" -> power(call("cos", u), number(-2));
            case "Asin" -> power(difference(ONE, square(u)), number(-0.5));
            case "Acos" -> negative(power(difference(ONE, square(u)), number(-0.5)));
            case "Atan" -> power(sum(ONE, square(u)), MINUS_ONE);
            case "Sinh" -> call("cosh", u);
            case "Cosh" -> call("sinh", u);
            case "Tanh" -> difference(ONE, square(call("tanh", u)));
            case "Exp" -> power(Formulas.E, u);
            case "Log" -> power(u, MINUS_ONE);
            case "Log10" -> power(product(u, call("log", number(10))), MINUS_ONE);
            case "Sqrt" -> product(HALF, power(u, number(-0.5)));
            case "Abs" -> sign(u);
            default -> throw none(op);
        };
    }

    private static Formula ofTwo(Op op, boolean first, Formula u, Formula v) {
        return switch (op.name()) {
            case "Add" -> ONE;
            case "Subtract" -> first ? ONE : MINUS_ONE;
            case "Multiply" -> first ? v : u;
            case "Divide" -> first ? power(v, MINUS_ONE) : negative(product(u, power(v, number(-2))));
            case "Power" -> first ? product(v, power(u, difference(v, ONE))) : product(power(u, v), call("log", u));
            case "Max" -> first ? call("step", u, v) : call("step", v, u);
            case "Min" -> first ? call("step", v, u) : call("step", u, v);
            default -> throw none(op);
        };
    }

    /** u/|u|; of a number what backward takes, which at 0 is 0. */
    private static Formula sign(Formula u) {
        return u instanceof Formula.Numeral n ? number(Math.signum(n.value())) : quotient(u, call("abs", u));
    }

    private static Formula square(Formula u) {
        return power(u, TWO);
    }

    private static IllegalStateException none(Op op) {
        return new IllegalStateException("no derivative for " + op.name());
    }
}
