package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Abs;
import dev.backprop.engine.graph.Acos;
import dev.backprop.engine.graph.Add;
import dev.backprop.engine.graph.Asin;
import dev.backprop.engine.graph.Atan;
import dev.backprop.engine.graph.Cos;
import dev.backprop.engine.graph.Cosh;
import dev.backprop.engine.graph.Divide;
import dev.backprop.engine.graph.Exp;
import dev.backprop.engine.graph.Log;
import dev.backprop.engine.graph.Log10;
import dev.backprop.engine.graph.Max;
import dev.backprop.engine.graph.Min;
import dev.backprop.engine.graph.Multiply;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Power;
import dev.backprop.engine.graph.Sin;
import dev.backprop.engine.graph.Sinh;
import dev.backprop.engine.graph.Sqrt;
import dev.backprop.engine.graph.Subtract;
import dev.backprop.engine.graph.Tan;
import dev.backprop.engine.graph.Tanh;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words an expression may use, and what each means. Case matters; angles are in radians. */
final class Vocabulary {
    /** The variables, in the order of a point's coordinates. */
    static final List<String> VARIABLES = List.of("x", "y");

    /** Numbers that have a name. */
    static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);

    /** Operators between two operands. */
    static final Map<String, Op> OPERATORS =
            Map.of("+", new Add(), "-", new Subtract(), "*", new Multiply(), "/", new Divide(), "^", new Power());

    private static final Map<String, Op> ONE_ARGUMENT = oneArgument();
    private static final Map<String, Op> TWO_ARGUMENTS = Map.of("min", new Min(), "max", new Max());

    /** What an operand can begin with, for error messages. */
    static final String OPERAND =
            "a number, x, y, pi, e, ( or one of " + String.join(" ", ONE_ARGUMENT.keySet()) + " min max";

    private Vocabulary() {}

    /** Whether a name stands for a number by itself: a variable or a constant. */
    static boolean isValue(String name) {
        return VARIABLES.contains(name) || CONSTANTS.containsKey(name);
    }

    /** How many arguments a function takes; 0 if there is no function of that name. */
    static int arguments(String name) {
        return ONE_ARGUMENT.containsKey(name) ? 1 : TWO_ARGUMENTS.containsKey(name) ? 2 : 0;
    }

    /** The operation behind a function's name. */
    static Op function(String name) {
        Op op = ONE_ARGUMENT.getOrDefault(name, TWO_ARGUMENTS.get(name));
        if (op == null) {
            throw new IllegalArgumentException(name + ": not a function");
        }
        return op;
    }

    private static Map<String, Op> oneArgument() {
        Map<String, Op> ops = new LinkedHashMap<>();
        ops.put("sin", new Sin());
        ops.put("cos", new Cos());
        ops.put("tan", new Tan());
        ops.put("asin", new Asin());
        ops.put("acos", new Acos());
        ops.put("atan", new Atan());
        ops.put("sinh", new Sinh());
        ops.put("cosh", new Cosh());
        ops.put("tanh", new Tanh());
        ops.put("exp", new Exp());
        ops.put("log", new Log());
        ops.put("ln", new Log());
        ops.put("log10", new Log10());
        ops.put("sqrt", new Sqrt());
        ops.put("abs", new Abs());
        return ops;
    }
}
