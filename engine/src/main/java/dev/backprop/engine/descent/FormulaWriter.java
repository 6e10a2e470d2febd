package dev.backprop.engine.descent;

import dev.backprop.engine.descent.Formula.Call;
import dev.backprop.engine.descent.Formula.Numeral;
import dev.backprop.engine.descent.Formula.Power;
import dev.backprop.engine.descent.Formula.Sum;
import dev.backprop.engine.descent.Formula.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Writes a formula: what stands over and what under a fraction's line, signs, roots. Subclasses know how each looks. */
abstract class FormulaWriter {
    /** How tightly what was written binds; loosest first. */
    enum Strength {
        SUM,
        PRODUCT,
        POWER,
        ATOM;

        boolean atLeast(Strength needed) {
            return compareTo(needed) >= 0;
        }
    }

    /** A piece that was written, without a sign in front unless it is a sum. */
    record Written(String text, Strength strength) {}

    private static final int LARGEST_DENOMINATOR = 1_000;
    private static final MathContext DIGITS = new MathContext(15);

    private final boolean decimals;

    /** @param decimals whether 0.6 is written rather than 3/5 */
    FormulaWriter(boolean decimals) {
        this.decimals = decimals;
    }

    abstract Written fraction(Written over, Written under);

    abstract Written power(Written base, Written exponent);

    abstract Written root(Written of);

    abstract Written call(String function, List<Formula> arguments);

    /** Two factors or more side by side; only the first can be a number. */
    abstract Written product(List<Written> factors);

    abstract String symbol(String name);

    abstract Written decimal(String digits);

    /** The formula, with a minus in front where it has one. */
    final String write(Formula formula) {
        String text = unsigned(formula).text();
        return isNegative(formula) ? "-" + text : text;
    }

    /** In the place of an operand, where a minus needs brackets. */
    final Written operand(Formula formula) {
        return isNegative(formula) ? new Written(write(formula), Strength.SUM) : unsigned(formula);
    }

    private static boolean isNegative(Formula formula) {
        return !(formula instanceof Sum) && Formulas.coefficient(formula) < 0;
    }

    private Written unsigned(Formula formula) {
        if (formula instanceof Sum sum) {
            return sum(sum);
        }
        if (formula instanceof Symbol symbol) {
            return new Written(symbol(symbol.name()), Strength.ATOM);
        }
        if (formula instanceof Call call) {
            return call(call.function(), call.arguments());
        }
        if (formula instanceof Numeral number) {
            return quotient(Math.abs(number.value()), List.of());
        }
        return quotient(Math.abs(Formulas.coefficient(formula)), Formulas.factors(formula));
    }

    private Written sum(Sum sum) {
        StringBuilder text = new StringBuilder();
        for (Formula term : sum.terms()) {
            if (text.length() == 0) {
                text.append(write(term));
            } else {
                // A sum inside a sum is rare, and needs its brackets after a minus.
                Written written = unsigned(term);
                boolean bracket = written.strength() == Strength.SUM;
                text.append(isNegative(term) ? " - " : " + ").append(bracket ? bracketed(written) : written.text());
            }
        }
        return new Written(text.toString(), Strength.SUM);
    }

    /** A positive number and factors, those of negative exponent under the line. */
    private Written quotient(double coefficient, List<Formula> factors) {
        List<Written> over = new ArrayList<>();
        List<Written> under = new ArrayList<>();
        coefficient(coefficient, over, under);
        for (Formula factor : factors) {
            if (factor instanceof Power p && p.exponent() instanceof Numeral n && n.value() < 0) {
                under.add(factor(Formulas.power(p.base(), Formulas.number(-n.value()))));
            } else {
                over.add(factor(factor));
            }
        }
        Written numerator = side(over);
        return under.isEmpty() ? numerator : fraction(numerator, side(under));
    }

    private Written side(List<Written> factors) {
        if (factors.isEmpty()) {
            return decimal("1");
        }
        return factors.size() == 1 ? factors.get(0) : product(factors);
    }

    private Written factor(Formula factor) {
        if (!(factor instanceof Power p)) {
            return operand(factor);
        }
        if (p.exponent() instanceof Numeral n && n.value() == 0.5) {
            return root(operand(p.base()));
        }
        return power(operand(p.base()), operand(p.exponent()));
    }

    private void coefficient(double value, List<Written> over, List<Written> under) {
        String digits = new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
        long denominator = decimals && digits.length() < 10 ? 1 : denominator(value);
        if (denominator > 1) {
            under.add(decimal(Long.toString(denominator)));
        }
        double numerator = value * denominator;
        if (denominator > 1) {
            digits = Long.toString(Math.round(numerator));
        } else if (value == Math.rint(value) && value < 1e15) {
            digits = Long.toString((long) value);
        }
        if (!digits.equals("1")) {
            over.add(decimal(digits));
        }
    }

    /** The denominator of a fraction that is this number, as nearly as a double can be; 1 if there is none to be seen. */
    private static long denominator(double value) {
        for (long q = 1; q <= LARGEST_DENOMINATOR && value < 1e6; q++) {
            double p = value * q;
            if (p > 0.5 && Math.abs(p - Math.rint(p)) <= 4 * Math.ulp(p)) {
                return q;
            }
        }
        return 1;
    }

    abstract String bracketed(Written inner);

    final String atLeast(Strength needed, Written operand) {
        return operand.strength().atLeast(needed) ? operand.text() : bracketed(operand);
    }
}
