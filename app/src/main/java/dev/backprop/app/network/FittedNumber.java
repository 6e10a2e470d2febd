package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.engine.trace.Figures;

/** A number with as many decimals as there is room for: it is rounded, or written with an exponent, and never cut off. */
final class FittedNumber {
    private FittedNumber() {}

    /**
     * A number after a word.
     *
     * @param word before it; may be empty
     * @param digits decimals at most
     * @param room in the pen's pixels
     */
    static String text(Pen pen, String word, double value, int digits, Fonts font, double size, double room) {
        double character = pen.width("0", font, size);
        int characters = (int) Math.floor(room / character + 1e-6) - word.length();
        return word + Figures.fitting(value, digits, characters);
    }
}
