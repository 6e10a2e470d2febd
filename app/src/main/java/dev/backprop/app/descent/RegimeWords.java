package dev.backprop.app.descent;

import dev.backprop.engine.descent.Regime;
import java.util.Locale;

/** What a regime says to the person at the screen. */
final class RegimeWords {
    private RegimeWords() {}

    /** One line: label, rate, and whether it holds only here. */
    static String line(Regime regime) {
        String rate =
                regime.rate().isPresent() ? " · rate " + rate(regime.rate().getAsDouble()) + " a step" : "";
        return regime.label().text() + rate + (regime.local() ? " · local" : "");
    }

    /** What the rate means, in a sentence. */
    static String meaning(Regime regime) {
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

    private static String rate(double rate) {
        String text = String.format(Locale.ROOT, "%.4f", rate).replaceFirst("0+$", "");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
