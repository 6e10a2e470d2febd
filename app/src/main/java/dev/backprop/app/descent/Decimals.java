package dev.backprop.app.descent;

/**
 * Numbers as {@link Double#toString(double)} writes them, with those kept that were written lately: a descent that has arrived
 * stays on one number, or goes to and fro between a few, and to write one takes longer than to compute it. Not for more than
 * one thread at a time.
 */
final class Decimals {
    /** A power of two. */
    private static final int ROOM = 256;

    private final long[] bits = new long[ROOM];
    private final String[] texts = new String[ROOM];

    /** The number's text. */
    String of(double value) {
        long key = Double.doubleToLongBits(value);
        int place = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (ROOM - 1);
        String known = texts[place];
        // All bits: −0 is another number than 0.
        if (known != null && bits[place] == key) {
            return known;
        }
        String text = Double.toString(value);
        bits[place] = key;
        texts[place] = text;
        return text;
    }
}
