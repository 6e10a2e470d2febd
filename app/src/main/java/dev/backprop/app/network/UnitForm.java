package dev.backprop.app.network;

/** How a unit is drawn: as large as there is room for, and with as many numbers as can be read at that size. */
enum UnitForm {
    /** A circle with every number inside. */
    CIRCLE,
    /** A circle in a narrow but high place: its value inside, everything else under it. */
    BELOW,
    /** A low and wide shape with every number inside. */
    CAPSULE,
    /** A small circle: of score and δ only the one of the phase. */
    SMALL,
    /** A name and a value in one line. */
    PILL,
    /** A spot; only what the step is about, or the pointer, has its numbers beside it. */
    DOT;

    /** Whether there is room for more than one line. */
    boolean roomy() {
        return this != PILL && this != DOT;
    }

    /** The smallest half height, before scaling; under it a unit is a pill. */
    static final double LEAST = 22;
    /** The largest. */
    static final double MOST = 46;

    /** From this radius, before scaling, a circle has room for so many lines: one, two or three. */
    private static final double[] CIRCLE_FROM = {LEAST, 31, 36};
    /** Half the width of a capsule, before scaling. */
    private static final double CAPSULE_WIDTH = 44;
    /** A capsule takes no more than this part of the way to the next layer on either side. */
    private static final double CAPSULE_PART = 0.3;
    /** The height of a line under a circle, before scaling. */
    static final double LINE = 14;
    /** The most lines outside of a circle: score, δ, bias and its gradient under it, and one over its name. */
    private static final int LINES_OUTSIDE = 5;

    private static final double PILL_HEIGHT = 26;
    private static final double PILL_WIDTH = 104;
    private static final double PILL_TYPE = 12.5;
    /** The widest pill, as a part of the way from layer to layer. */
    static final double WIDEST = 0.55;

    private static final double DOT_RADIUS = 7;
    /** Pills with smaller type than this, in pixels, are dots. */
    private static final double READABLE = 9.5;
    /** The same from the back row, and there before scaling: what is smaller beside the rest looks tiny. */
    private static final double PROJECTED = 14;

    private static final double PROJECTED_PART = 8.5;

    /**
     * The form of a column's units.
     *
     * @param radius half the height that there is room for
     * @param lines one for the value, one more for each of score and δ
     * @param spare height of the slot that neither the circle nor the name over it takes
     * @param gap from layer to layer
     * @param scale of type
     */
    static UnitForm roomy(double radius, int lines, double spare, double gap, double scale) {
        if (radius >= CIRCLE_FROM[lines - 1] * scale) {
            return CIRCLE;
        }
        if (spare >= LINES_OUTSIDE * LINE * scale) {
            return BELOW;
        }
        return CAPSULE_WIDTH * scale <= gap * CAPSULE_PART ? CAPSULE : SMALL;
    }

    /** A pill, or a dot where its type could not be read. */
    static UnitForm flat(double slot, double scale, boolean presenting) {
        double least = presenting ? Math.max(PROJECTED, PROJECTED_PART * scale) : READABLE;
        return pillType(pillHeight(slot, scale) / 2, scale) < least ? DOT : PILL;
    }

    /** The type in a pill of half this height. */
    static double pillType(double halfHeight, double scale) {
        return Math.min(PILL_TYPE * scale, halfHeight * 1.35);
    }

    private static double pillHeight(double slot, double scale) {
        return Math.min(PILL_HEIGHT * scale, slot * 0.8);
    }

    /** Half the width and half the height of a unit in this form. */
    double[] half(double radius, double slot, double gap, double scale) {
        return switch (this) {
            case CIRCLE, BELOW, SMALL -> new double[] {radius, radius};
            case CAPSULE -> new double[] {Math.max(radius, CAPSULE_WIDTH * scale), radius};
            case PILL -> new double[] {Math.min(PILL_WIDTH * scale, gap * WIDEST) / 2, pillHeight(slot, scale) / 2};
            case DOT -> {
                double dot = Math.min(DOT_RADIUS * scale, slot * 0.36);
                yield new double[] {dot, dot};
            }
        };
    }
}
