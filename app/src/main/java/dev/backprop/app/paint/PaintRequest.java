package dev.backprop.app.paint;

/**
 * One wish for a picture.
 *
 * @param serial counts up with every wish of a surface
 * @param state what to paint
 * @param context how
 * @param scale device pixels for one logical pixel
 * @param live whether it is one of a stream that goes on by itself, and may wait a little for the sake of the machine
 */
record PaintRequest<S>(long serial, S state, PaintContext context, double scale, boolean live) {
    /** The width in device pixels. */
    int deviceWidth() {
        return Math.max(1, (int) Math.ceil(context.width() * scale - 1e-6));
    }

    /** The height in device pixels. */
    int deviceHeight() {
        return Math.max(1, (int) Math.ceil(context.height() * scale - 1e-6));
    }
}
