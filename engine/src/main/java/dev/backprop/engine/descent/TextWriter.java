package dev.backprop.engine.descent;

import java.util.List;

/** A formula as {@link Expression#parse} reads it. */
final class TextWriter extends FormulaWriter {
    TextWriter(boolean decimals) {
        super(decimals);
    }

    @Override
    Written fraction(Written over, Written under) {
        // Whatever is under the line needs brackets unless it is one factor; 1/2x would be x/2.
        return new Written(atLeast(Strength.PRODUCT, over) + "/" + atLeast(Strength.POWER, under), Strength.PRODUCT);
    }

    @Override
    Written power(Written base, Written exponent) {
        return new Written(atLeast(Strength.ATOM, base) + "^" + atLeast(Strength.ATOM, exponent), Strength.POWER);
    }

    @Override
    Written root(Written of) {
        return new Written("sqrt(" + of.text() + ")", Strength.ATOM);
    }

    @Override
    Written call(String function, List<Formula> arguments) {
        if (function.equals("step")) {
            Formula by = Formulas.difference(arguments.get(0), arguments.get(1));
            Formula sign = Formulas.quotient(by, Formulas.call("abs", by));
            return new Written("((1 + " + atLeast(Strength.PRODUCT, operand(sign)) + ")/2)", Strength.ATOM);
        }
        List<String> texts = arguments.stream().map(this::write).toList();
        return new Written(function + "(" + String.join(", ", texts) + ")", Strength.ATOM);
    }

    @Override
    Written product(List<Written> factors) {
        StringBuilder text = new StringBuilder();
        for (Written factor : factors) {
            String next = atLeast(Strength.POWER, factor);
            if (text.length() > 0) {
                text.append(between(text.charAt(text.length() - 1), text.length() == digits(text), next.charAt(0)));
            }
            text.append(next);
        }
        return new Written(text.toString(), Strength.PRODUCT);
    }

    /** {@code 2x}, {@code 2(x + 1)}, {@code x(x + 1)}, {@code x sin(x)}, {@code 2*3^x}. */
    private static String between(char last, boolean number, char next) {
        if (Character.isDigit(next)) {
            return "*";
        }
        if (next == '(' || number) {
            return "";
        }
        return last == ')' || Character.isLetterOrDigit(last) ? " " : "*";
    }

    private static int digits(CharSequence text) {
        int count = 0;
        while (count < text.length() && (Character.isDigit(text.charAt(count)) || text.charAt(count) == '.')) {
            count++;
        }
        return count;
    }

    @Override
    String symbol(String name) {
        return name;
    }

    @Override
    Written decimal(String digits) {
        return new Written(digits.replace("E+", "e").replace("E", "e"), Strength.ATOM);
    }

    @Override
    String bracketed(Written inner) {
        return "(" + inner.text() + ")";
    }
}
