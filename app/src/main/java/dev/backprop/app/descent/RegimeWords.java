package dev.backprop.app.descent;

import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.util.Locale;

/** What a regime says to the person at the screen. */
final class RegimeWords {
    private RegimeWords() {}

    /** One line about the step from an iterate: label, rate, and whether it holds only here. */
    static String line(Regime regime, Trajectory t, int k) {
        if (isNegative(regime)) {
            String name = t.dimension() == 1 ? "f″ = " : "least λ = ";
            return regime.label().text() + " · " + name + curvature(regime) + " · local";
        }
        String rate =
                regime.rate().isPresent() ? " · rate " + rate(regime.rate().getAsDouble()) + " a step" : "";
        return regime.label().text() + rate + (regime.local() ? " · local" : "") + about(t, k, " · at α ", " · ");
    }

    /** What a regime is about where it is not the whole descent: one step's α, and no noise. */
    private static String about(Trajectory t, int k, String at, String otherwise) {
        boolean scheduled = t.config().schedule() != Schedule.CONSTANT && t.size() > 0;
        String rate = scheduled ? at + Names.setting(Names.brief(t.lr(k))) : "";
        String noise = t.config().noise().isNone() ? "" : (scheduled ? ", " : otherwise) + "without noise";
        return rate + noise;
    }

    /** What the rate means, in a sentence. */
    static String meaning(Regime regime, Trajectory t, int k) {
        if (isNegative(regime)) {
            String what = t.dimension() == 1 ? "f″ is " : "the Hessian’s least eigenvalue is ";
            return "at the last iterate " + what + curvature(regime)
                    + ": the local model has no minimum, and no rate towards one";
        }
        return meaning(regime) + about(t, k, ", at this step’s α ", ", ");
    }

    private static String meaning(Regime regime) {
        String where = regime.local() ? "near the last iterate, from its curvature, " : "";
        if (regime.rate().isEmpty()) {
            return where.isEmpty() ? "no rate follows from the curvature" : where + "no rate follows";
        }
        double rate = regime.rate().getAsDouble();
        String what = rate < 1
                ? "the distance to the minimum shrinks to " + rate(rate) + " of itself at each step, in the long run"
                : rate > 1
                        ? "the distance grows " + rate(rate) + " times at each step, in the long run"
                        : "the distance stays as it is";
        return where + what;
    }

    /** Whatever α is, and with noise as without. */
    private static boolean isNegative(Regime regime) {
        return regime.label() == Regime.Label.NEGATIVE_CURVATURE;
    }

    private static String curvature(Regime regime) {
        return Names.fine(regime.curvature());
    }

    private static String rate(double rate) {
        if (rate >= 1e6) {
            // A curvature far out gives rates of a hundred digits.
            return Names.number(rate);
        }
        String text = String.format(Locale.ROOT, "%.4f", rate).replaceFirst("0+$", "");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
