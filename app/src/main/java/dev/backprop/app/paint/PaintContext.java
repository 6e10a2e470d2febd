package dev.backprop.app.paint;

/**
 * What a painter needs besides the state.
 *
 * @param width in logical pixels, over 0
 * @param height in logical pixels, over 0
 * @param palette the colours
 * @param typeScale 1 at a desk, larger on a projector; type and strokes grow by it
 */
public record PaintContext(double width, double height, Palette palette, double typeScale) {
    /** Checks the sizes. */
    public PaintContext {
        if (!(width > 0) || !(height > 0) || !(typeScale > 0)) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " × " + height + " at type scale " + typeScale + ": each must be over 0");
        }
    }

    /** A size of type, a stroke width or a gap, scaled: {@code px} × {@link #typeScale()}. */
    public float scaled(double px) {
        return (float) (px * typeScale);
    }
}
