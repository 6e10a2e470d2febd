package dev.backprop.engine.descent;

import dev.backprop.engine.descent.Formula.Call;
import dev.backprop.engine.descent.Formula.Numeral;
import dev.backprop.engine.descent.Formula.Power;
import dev.backprop.engine.descent.Formula.Product;
import dev.backprop.engine.descent.Formula.Sum;
import dev.backprop.engine.descent.Formula.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes formulas, simplified as in a calculus course: like terms together, powers of one base together, whole powers of
 * numbers worked out, brackets never multiplied out. As there, {@code x/x} is 1 and {@code sqrt(x)^2} is x for every x.
 */
final class Formulas {
    static final Formula ZERO = new Numeral(0);
    static final Formula ONE = new Numeral(1);
    static final Formula MINUS_ONE = new Numeral(-1);
    static final Formula HALF = new Numeral(0.5);
    static final Formula E = new Symbol("e");

    /** A text of 1,000 characters could be differentiated into millions of parts; far fewer can be read. */
    private static final int MOST_PARTS = 4_000;

    private static final Comparator<Formula> ORDER = Comparator.comparingInt(Formulas::rank);

    /** Sums of a few numbers that ought to cancel leave this much of them. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    /** A formula that cannot be had: it is too long, or a number in it is not one that a double can hold. */
    @SuppressWarnings("serial")
    static final class Unwritable extends RuntimeException {
        private final boolean tooLong;

        Unwritable(boolean tooLong) {
            super(tooLong ? "a formula of over " + MOST_PARTS + " parts" : "not a finite number", null, false, false);
            this.tooLong = tooLong;
        }

        boolean tooLong() {
            return tooLong;
        }
    }

    private Formulas() {}

    static Formula number(double value) {
        if (!Double.isFinite(value)) {
            throw new Unwritable(false);
        }
        return value == Math.PI ? new Symbol("pi") : value == Math.E ? E : new Numeral(value == 0 ? 0.0 : value);
    }

    static Formula sum(Formula... terms) {
        return sum(List.of(terms));
    }

    /** The sum, each kind of term where it first appears. */
    static Formula sum(List<Formula> terms) {
        Map<Set<Formula>, double[]> kinds = new LinkedHashMap<>();
        for (Formula term : terms) {
            gather(term, 1, kinds);
        }
        List<Formula> kept = new ArrayList<>();
        kinds.forEach((factors, coefficient) -> {
            if (Math.abs(coefficient[0]) > ROUNDING * coefficient[1]) {
                kept.add(rebuilt(coefficient[0], new ArrayList<>(factors)));
            }
        });
        if (kept.isEmpty()) {
            return ZERO;
        }
        return kept.size() == 1 ? kept.get(0) : new Sum(List.copyOf(kept), size(kept));
    }

    private static void gather(Formula term, double sign, Map<Set<Formula>, double[]> kinds) {
        Formula inner = term instanceof Product p && p.factors().size() == 1 && Math.abs(p.coefficient()) == 1
                ? p.factors().get(0)
                : term;
        if (inner instanceof Sum sum) {
            double signs = term instanceof Product p ? sign * p.coefficient() : sign;
            sum.terms().forEach(t -> gather(t, signs, kinds));
            return;
        }
        double coefficient = sign * coefficient(term);
        double[] total = kinds.computeIfAbsent(new LinkedHashSet<>(factors(term)), f -> new double[2]);
        total[0] += coefficient;
        total[1] += Math.abs(coefficient);
    }

    static Formula product(Formula... factors) {
        double coefficient = 1;
        Map<Formula, Formula> exponents = new LinkedHashMap<>();
        for (Formula factor : factors) {
            coefficient *= coefficient(factor);
            for (Formula f : factors(factor)) {
                Formula exponent = f instanceof Power p ? p.exponent() : ONE;
                exponents.merge(base(f), exponent, Formulas::sum);
            }
        }
        if (coefficient == 0) {
            return ZERO;
        }
        List<Formula> kept = new ArrayList<>();
        for (Map.Entry<Formula, Formula> entry : exponents.entrySet()) {
            Formula power = power(entry.getKey(), entry.getValue());
            coefficient *= coefficient(power);
            kept.addAll(factors(power));
        }
        // A root's base that has become whole brings factors of its own, which may be there already.
        if (kept.stream().map(Formulas::base).distinct().count() < kept.size()) {
            kept.add(number(coefficient));
            return product(kept.toArray(new Formula[0]));
        }
        kept.sort(ORDER);
        return rebuilt(coefficient, kept);
    }

    private static Formula base(Formula factor) {
        return factor instanceof Power p ? p.base() : factor;
    }

    /** As they are written by hand: constants, then x and y, brackets, exponentials, functions. */
    private static int rank(Formula factor) {
        boolean power = factor instanceof Power p && p.exponent() instanceof Numeral;
        Formula of = power ? base(factor) : factor;
        if (of instanceof Numeral || (of instanceof Symbol s && !Vocabulary.VARIABLES.contains(s.name()))) {
            return 0;
        }
        if (of instanceof Symbol s) {
            return 1 + Vocabulary.VARIABLES.indexOf(s.name());
        }
        return of instanceof Sum ? 3 : of instanceof Power ? 4 : 5;
    }

    static Formula quotient(Formula a, Formula b) {
        return product(a, power(b, MINUS_ONE));
    }

    static Formula negative(Formula a) {
        return product(MINUS_ONE, a);
    }

    static Formula difference(Formula a, Formula b) {
        return sum(a, negative(b));
    }

    static Formula power(Formula base, Formula exponent) {
        if (exponent.equals(ZERO) || base.equals(ONE)) {
            return ONE;
        }
        if (exponent.equals(ONE)) {
            return base;
        }
        if (exponent instanceof Numeral n) {
            if (base instanceof Numeral b) {
                return powerOfNumbers(b, n);
            }
            if (n.value() == Math.rint(n.value())) {
                return wholePower(base, n);
            }
        }
        return new Power(base, exponent, size(List.of(base, exponent)));
    }

    /** {@code √2} stays a root, {@code 2^3} becomes 8. */
    private static Formula powerOfNumbers(Numeral base, Numeral exponent) {
        double value = Math.pow(base.value(), exponent.value());
        Formula worked = number(value);
        boolean whole = exponent.value() == Math.rint(exponent.value());
        return whole || value == Math.rint(value) ? worked : new Power(base, exponent, 3);
    }

    /** Whole exponents go into products and multiply the exponents of powers; others may not, as √(x²) is |x|. */
    private static Formula wholePower(Formula base, Numeral exponent) {
        if (base instanceof Product product) {
            Formula[] parts = new Formula[product.factors().size() + 1];
            parts[0] = number(Math.pow(product.coefficient(), exponent.value()));
            for (int i = 1; i < parts.length; i++) {
                parts[i] = power(product.factors().get(i - 1), exponent);
            }
            return product(parts);
        }
        if (base instanceof Power inner) {
            return power(inner.base(), product(inner.exponent(), exponent));
        }
        return new Power(base, exponent, size(List.of(base, exponent)));
    }

    /** A function's value; of numbers only ln 1 and ln e are worked out, for {@code ln(2)} says more than 0.693. */
    static Formula call(String function, Formula... arguments) {
        Formula first = arguments[0];
        if (function.equals("log") && (first.equals(ONE) || first.equals(E))) {
            return first.equals(E) ? ONE : ZERO;
        }
        if (function.equals("abs") && first instanceof Numeral n) {
            return number(Math.abs(n.value()));
        }
        if (function.equals("abs") && first instanceof Product p && p.coefficient() != 1) {
            Formula rest = rebuilt(1, p.factors());
            return product(number(Math.abs(p.coefficient())), call("abs", rest));
        }
        if (function.equals("step") && difference(first, arguments[1]) instanceof Numeral n) {
            return n.value() > 0 ? ONE : n.value() < 0 ? ZERO : HALF;
        }
        List<Formula> list = List.of(arguments);
        return new Call(function, list, size(list));
    }

    /** The number in front of a term. */
    static double coefficient(Formula term) {
        return term instanceof Numeral n ? n.value() : term instanceof Product p ? p.coefficient() : 1;
    }

    /** What a term has besides its number. */
    static List<Formula> factors(Formula term) {
        if (term instanceof Numeral) {
            return List.of();
        }
        return term instanceof Product p ? p.factors() : List.of(term);
    }

    static Formula rebuilt(double coefficient, List<Formula> factors) {
        Formula number = number(coefficient);
        if (factors.isEmpty()) {
            return number;
        }
        if (coefficient == 1 && factors.size() == 1) {
            return factors.get(0);
        }
        return new Product(coefficient, List.copyOf(factors), size(factors));
    }

    private static int size(List<Formula> parts) {
        int size = 1;
        for (Formula part : parts) {
            size += part.size();
        }
        if (size > MOST_PARTS) {
            throw new Unwritable(true);
        }
        return size;
    }
}
