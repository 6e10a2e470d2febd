package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a fault says to a learner: {@code 1 ÷ 0 at x = 0: f has a pole there}. The operation stands as it would on paper, and
 * numbers with four digits that count. There is no {@code NaN} in it, and no " · ", at which lines are parted.
 */
final class FaultWords {
    /** From this size on an infinite result is one that grew too large, and not a pole. */
    private static final double HUGE = 1e100;

    private static final MathContext DIGITS = new MathContext(4);

    private FaultWords() {}

    /**
     * Why a function has no value.
     *
     * @param node the first of its operations whose value is not finite
     * @param f at the point
     */
    static String ofValue(Node node, Expression.Compiled f) {
        String where = call(node) + " at " + point(f) + ": ";
        double value = node.value().get(0);
        if (Double.isNaN(value)) {
            return where + "f is not defined there";
        }
        if (!isPole(node)) {
            return where + "too large for a number";
        }
        return where
                + (Double.isInfinite(f.output().value().get(0))
                        ? "f has a pole there"
                        : "infinite, so f cannot be computed there");
    }

    /**
     * Why a function has a value and no gradient.
     *
     * @param node the operation through which the gradient is no longer finite
     * @param gradient what it then is
     * @param f at the point
     */
    static String ofGradient(Node node, double gradient, Expression.Compiled f) {
        boolean large = Math.abs(node.grad().get(0)) > HUGE
                || node.inputs().stream()
                        .anyMatch(input -> Math.abs(input.value().get(0)) > HUGE);
        String what = Double.isNaN(gradient) ? "not defined" : large ? "too large for a number" : "infinite";
        return "the slope of " + call(node) + " at " + point(f) + " is " + what;
    }

    /** Why a point is none: a coordinate has left the numbers. */
    static String ofCoordinate(Node variable) {
        boolean infinite = Double.isInfinite(variable.value().get(0));
        return "the next " + variable.name() + " is " + (infinite ? "too large for a number" : "not a number");
    }

    private static boolean isPole(Node node) {
        double first = node.input(0).value().get(0);
        return switch (name(node)) {
            case "divide" -> node.input(1).value().get(0) == 0;
            case "power" -> first == 0;
            case "log", "log10" -> first == 0;
            default -> false;
        };
    }

    private static String name(Node node) {
        return node.computedBy().name().toLowerCase(Locale.ROOT);
    }

    /** The operation on its numbers. */
    private static String call(Node node) {
        List<String> operands = node.inputs().stream()
                .map(input -> number(input.value().get(0)))
                .toList();
        return switch (name(node)) {
            case "add" -> between(operands, " + ");
            case "subtract" -> between(operands, " − ");
            case "multiply" -> between(operands, " × ");
            case "divide" -> between(operands, " ÷ ");
            case "power" -> between(operands, "^");
            case "negate" -> "−(" + operands.get(0) + ")";
            default -> name(node) + "(" + String.join(", ", operands) + ")";
        };
    }

    private static String between(List<String> operands, String sign) {
        return operands.stream()
                .map(operand -> operand.startsWith("−") ? "(" + operand + ")" : operand)
                .collect(Collectors.joining(sign));
    }

    private static String point(Expression.Compiled f) {
        return f.variables().stream()
                .map(variable ->
                        variable.name() + " = " + number(variable.value().get(0)))
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String text = size != 0 && (size < 1e-4 || size >= 1e6)
                ? String.format(Locale.ROOT, "%.3e", value)
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }
}
