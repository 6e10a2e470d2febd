package dev.backprop.app.paint;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The colours of {@link ColorScale} as a table, for pictures of a hundred thousand numbers: the nearest of 1,023 steps from
 * −1 to 1, closer together than eight bits a channel can show.
 */
public final class SignedColours {
    private static final int HALF = 511;
    private static final ConcurrentHashMap<Palette.Sign, SignedColours> MADE = new ConcurrentHashMap<>();

    private final int[] rgb = new int[2 * HALF + 1];

    private SignedColours(Palette palette) {
        ColorScale scale = new ColorScale(palette);
        for (int i = -HALF; i <= HALF; i++) {
            rgb[i + HALF] = scale.colour((double) i / HALF).getRGB();
        }
    }

    /** The table of a palette. */
    public static SignedColours of(Palette palette) {
        return MADE.computeIfAbsent(palette.sign(), sign -> new SignedColours(palette));
    }

    /** The colour of a number; beyond ±1 it stays at the end of the scale, and NaN has the middle. */
    public int rgb(double value) {
        if (value > -1 && value < 1) {
            // Rounded: what is cast is over 0.
            return rgb[(int) (value * HALF + (HALF + 0.5))];
        }
        return rgb[value >= 1 ? 2 * HALF : value <= -1 ? 0 : HALF];
    }
}
