package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Op;
import java.util.List;

/** A formula as LaTeX; functions are written as their operations write themselves. */
final class LatexWriter extends FormulaWriter {
    LatexWriter(boolean decimals) {
        super(decimals);
    }

    @Override
    Written fraction(Written over, Written under) {
        return new Written("\\frac{" + over.text() + "}{" + under.text() + "}", Strength.PRODUCT);
    }

    @Override
    Written power(Written base, Written exponent) {
        return new Written("{" + atLeast(Strength.ATOM, base) + "}^{" + exponent.text() + "}", Strength.POWER);
    }

    @Override
    Written root(Written of) {
        return new Written("\\sqrt{" + of.text() + "}", Strength.ATOM);
    }

    @Override
    Written call(String function, List<Formula> arguments) {
        List<String> texts = arguments.stream().map(this::write).toList();
        if (function.equals("step")) {
            return new Written("[" + String.join(" > ", texts) + "]", Strength.ATOM);
        }
        Op op = Vocabulary.function(function);
        return new Written(op.latex(texts), Strength.ATOM);
    }

    @Override
    Written product(List<Written> factors) {
        StringBuilder text = new StringBuilder();
        for (Written factor : factors) {
            String next = atLeast(Strength.PRODUCT, factor);
            if (text.length() > 0) {
                text.append(between(Character.isDigit(text.charAt(text.length() - 1)), next));
            }
            text.append(next);
        }
        return new Written(text.toString(), Strength.PRODUCT);
    }

    /** A number stands close before what it multiplies, unless that begins with a number too. */
    private static String between(boolean afterNumber, String next) {
        char first = next.startsWith("{") ? next.charAt(1) : next.charAt(0);
        return Character.isDigit(first) ? " \\cdot " : afterNumber ? "" : "\\,";
    }

    @Override
    String symbol(String name) {
        return name.equals("pi") ? "\\pi" : name;
    }

    @Override
    Written decimal(String digits) {
        int exponent = digits.indexOf('E');
        if (exponent < 0) {
            return new Written(digits, Strength.ATOM);
        }
        String power = digits.substring(exponent + 1).replace("+", "");
        return new Written(digits.substring(0, exponent) + " \\cdot 10^{" + power + "}", Strength.PRODUCT);
    }

    @Override
    String bracketed(Written inner) {
        return "\\left(" + inner.text() + "\\right)";
    }
}
