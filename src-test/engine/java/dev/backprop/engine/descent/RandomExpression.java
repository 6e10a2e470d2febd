package dev.backprop.engine.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A random expression's text together with plain Java code for it, which also notes the side of every kink it is on. */
record RandomExpression(String text, Formula formula) {
    interface Formula {
        double at(double x, double y, List<Boolean> sides);
    }

    static RandomExpression draw(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        RandomExpression a = draw(random, depth - 1);
        RandomExpression b = draw(random, depth - 1);
        Formula f = a.formula;
        Formula g = b.formula;
        return switch (random.nextInt(22)) {
            case 0 -> of("sin(" + a.text + ")", (x, y, s) -> Math.sin(f.at(x, y, s)));
            case 1 -> of("cos(" + a.text + ")", (x, y, s) -> Math.cos(f.at(x, y, s)));
            case 2 -> of("tanh(" + a.text + ")", (x, y, s) -> Math.tanh(f.at(x, y, s)));
            case 3 -> of("atan(" + a.text + ")", (x, y, s) -> Math.atan(f.at(x, y, s)));
            case 4 -> of("exp(tanh(" + a.text + "))", (x, y, s) -> Math.exp(Math.tanh(f.at(x, y, s))));
            case 5 -> of("log(1+(" + a.text + ")^2)", (x, y, s) -> Math.log(1 + Math.pow(f.at(x, y, s), 2)));
            case 6 -> of("log10(2+cos(" + a.text + "))", (x, y, s) -> Math.log10(2 + Math.cos(f.at(x, y, s))));
            case 7 -> of("sqrt(1+(" + a.text + ")^2)", (x, y, s) -> Math.sqrt(1 + Math.pow(f.at(x, y, s), 2)));
            case 8 -> of("asin(sin(" + a.text + ")/2)", (x, y, s) -> Math.asin(Math.sin(f.at(x, y, s)) / 2));
            case 9 -> of("acos(cos(" + a.text + ")/2)", (x, y, s) -> Math.acos(Math.cos(f.at(x, y, s)) / 2));
            case 10 -> of("sinh(atan(" + a.text + "))", (x, y, s) -> Math.sinh(Math.atan(f.at(x, y, s))));
            case 11 -> of("cosh(tanh(" + a.text + "))", (x, y, s) -> Math.cosh(Math.tanh(f.at(x, y, s))));
            case 12 -> of("tan(tanh(" + a.text + "))", (x, y, s) -> Math.tan(Math.tanh(f.at(x, y, s))));
            case 13 ->
                of("abs(" + a.text + ")", (x, y, s) -> {
                    double u = f.at(x, y, s);
                    s.add(u > 0);
                    return Math.abs(u);
                });
            case 14 ->
                of("min(" + a.text + "," + b.text + ")", (x, y, s) -> {
                    double u = f.at(x, y, s);
                    double v = g.at(x, y, s);
                    s.add(u < v);
                    return Math.min(u, v);
                });
            case 15 ->
                of("max(" + a.text + "," + b.text + ")", (x, y, s) -> {
                    double u = f.at(x, y, s);
                    double v = g.at(x, y, s);
                    s.add(u < v);
                    return Math.max(u, v);
                });
            case 16 -> of("(" + a.text + "+" + b.text + ")", (x, y, s) -> f.at(x, y, s) + g.at(x, y, s));
            case 17 -> of("(" + a.text + ")-(" + b.text + ")", (x, y, s) -> f.at(x, y, s) - g.at(x, y, s));
            case 18 -> of("(" + a.text + ")(" + b.text + ")", (x, y, s) -> f.at(x, y, s) * g.at(x, y, s));
            case 19 ->
                of(
                        "(" + a.text + ")/(1+(" + b.text + ")^2)",
                        (x, y, s) -> f.at(x, y, s) / (1 + Math.pow(g.at(x, y, s), 2)));
            case 20 -> of("-(" + a.text + ")^3", (x, y, s) -> -Math.pow(f.at(x, y, s), 3));
            default ->
                of(
                        "(1.5+sin(" + a.text + "))^cos(" + b.text + ")",
                        (x, y, s) -> Math.pow(1.5 + Math.sin(f.at(x, y, s)), Math.cos(g.at(x, y, s))));
        };
    }

    double at(double x, double y) {
        return formula.at(x, y, new ArrayList<>());
    }

    List<Boolean> sides(double x, double y) {
        List<Boolean> sides = new ArrayList<>();
        formula.at(x, y, sides);
        return sides;
    }

    private static RandomExpression of(String text, Formula formula) {
        return new RandomExpression(text, formula);
    }

    private static RandomExpression leaf(Random random) {
        int kind = random.nextInt(5);
        if (kind < 2) {
            return of("x", (x, y, s) -> x);
        }
        if (kind < 4) {
            return of("y", (x, y, s) -> y);
        }
        String number = String.format(Locale.ROOT, "%.3f", random.nextDouble() * 3);
        double value = Double.parseDouble(number);
        return of(number, (x, y, s) -> value);
    }
}
