package dev.backprop.app.paint;

import java.awt.Color;
import java.util.List;

/**
 * The colours of the stage. Blue and orange mean sign and nothing else; phases and runs have hues of their own. Every
 * colour that text is written in has a contrast of at least 4.5 : 1 on {@link #stage()}.
 *
 * @param stage the background
 * @param panel the background of cards and bars on the stage
 * @param ink text and outlines
 * @param muted text of less weight
 * @param grid grid lines and borders
 * @param highlight the outline of what is active
 * @param highlightFill the fill of what is active; ink is readable on it
 * @param sign the colours of positive and negative numbers
 * @param phases the colours of the phases
 * @param accent the theme's accent, as the controls show it
 * @param runs the colours of runs, five of them
 */
public record Palette(
        Color stage,
        Color panel,
        Color ink,
        Color muted,
        Color grid,
        Color highlight,
        Color highlightFill,
        Sign sign,
        Phases phases,
        Color accent,
        List<Color> runs) {

    /**
     * The colours of sign.
     *
     * @param positive blue
     * @param zero the middle of the scale
     * @param negative orange
     */
    public record Sign(Color positive, Color zero, Color negative) {}

    /**
     * The colours of the phases.
     *
     * @param forward teal
     * @param loss grey
     * @param backward violet
     * @param update green
     */
    public record Phases(Color forward, Color loss, Color backward, Color update) {}

    /** For a bright room. */
    public static final Palette LIGHT = new Palette(
            rgb(0xffffff),
            rgb(0xf6f8fa),
            rgb(0x1f2328),
            rgb(0x626a73),
            rgb(0xd8dee4),
            rgb(0xd4a72c),
            rgb(0xfff8e1),
            new Sign(rgb(0x0877bd), rgb(0xf9f9f9), rgb(0xb85c00)),
            new Phases(rgb(0x1f7f79), rgb(0x6a737d), rgb(0x8250df), rgb(0x1a7f37)),
            rgb(0x0877bd),
            runs(0xbf3989, 0x6b7a00, 0x4d5a68, 0xa40e26, 0x7a5230));

    /** For a dark room. */
    public static final Palette DARK = new Palette(
            rgb(0x0d1117),
            rgb(0x161b22),
            rgb(0xe6edf3),
            rgb(0x9198a1),
            rgb(0x262c34),
            rgb(0xd4a72c),
            rgb(0x362b0c),
            new Sign(rgb(0x58b0f0), rgb(0x21262d), rgb(0xf0883e)),
            new Phases(rgb(0x3fb9ae), rgb(0x9aa4b0), rgb(0xb392f0), rgb(0x56c271)),
            rgb(0x58b0f0),
            runs(0xec74bd, 0xb9c23a, 0xa9b8ca, 0xff8d8d, 0xd2a679));

    /** For a projector: light, and with more contrast, since a projector washes colours out. */
    public static final Palette PRESENTATION = new Palette(
            rgb(0xffffff),
            rgb(0xf3f5f8),
            rgb(0x000000),
            rgb(0x454c54),
            rgb(0xc4ccd4),
            rgb(0xb98700),
            rgb(0xffefb0),
            new Sign(rgb(0x0063a8), rgb(0xf9f9f9), rgb(0xa64b00)),
            new Phases(rgb(0x0b6b65), rgb(0x57606a), rgb(0x6c33cc), rgb(0x116329)),
            rgb(0x0063a8),
            runs(0xa11d70, 0x566200, 0x36424f, 0x8c0a1e, 0x643f20));

    /** Copies the list. */
    public Palette {
        runs = List.copyOf(runs);
    }

    /** The colour of a name. */
    public Color colour(Hue hue) {
        return switch (hue) {
            case ACCENT -> accent;
            case FORWARD -> phases.forward();
            case LOSS -> phases.loss();
            case BACKWARD -> phases.backward();
            case UPDATE -> phases.update();
            case RUN_1 -> runs.get(0);
            case RUN_2 -> runs.get(1);
            case RUN_3 -> runs.get(2);
            case RUN_4 -> runs.get(3);
            case RUN_5 -> runs.get(4);
        };
    }

    /** The colour of a run; after the fifth they begin again. */
    public Color run(int index) {
        return colour(Hue.run(index));
    }

    /** The colour that a number is written in: ink for zero and for what is not a number. */
    public Color ofSign(double value) {
        return value > 0 ? sign.positive() : value < 0 ? sign.negative() : ink;
    }

    /** A colour between two, mixed in sRGB; {@code t} from 0 (all {@code a}) to 1 (all {@code b}), clamped. */
    public static Color mix(Color a, Color b, double t) {
        double k = Math.max(0, Math.min(1, t));
        return new Color(
                (int) Math.round(a.getRed() + k * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + k * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + k * (b.getBlue() - a.getBlue())));
    }

    /** The colour as CSS writes it: {@code #rrggbb}. */
    public static String css(Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xffffff);
    }

    private static Color rgb(int rgb) {
        return new Color(rgb);
    }

    private static List<Color> runs(int... rgb) {
        return java.util.Arrays.stream(rgb).mapToObj(Palette::rgb).toList();
    }
}
