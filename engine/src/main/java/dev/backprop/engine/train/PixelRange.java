package dev.backprop.engine.train;

/** In which range a network sees the pixels, whose bytes are 0–255. */
public enum PixelRange {
    /** A byte divided by 255: 0 to 1, the usual way. */
    UNIT(255),
    /** The byte itself: 0 to 255. Scores become some hundred times larger, and sigmoids saturate. */
    BYTES(1);

    private final double divisor;

    PixelRange(double divisor) {
        this.divisor = divisor;
    }

    /** What a byte is divided by. */
    public double divisor() {
        return divisor;
    }

    /** What a pixel of 0–1 is multiplied by to be in this range. */
    public double scale() {
        return UNIT.divisor / divisor;
    }
}
