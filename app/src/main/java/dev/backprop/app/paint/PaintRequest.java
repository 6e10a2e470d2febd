package dev.backprop.app.paint;

/**
 * One wish for a picture.
 *
 * @param serial counts up with every wish of a surface
 * @param state what to paint
 * @param context how
 * @param scale device pixels for one logical pixel
 * @param apart for one of a stream that goes on by itself: nanoseconds that lie at least between the beginnings of two pictures
 *     of it, for the sake of the machine; 0 for any other
 */
record PaintRequest<S>(long serial, S state, PaintContext context, double scale, long apart) {
    /** The width in device pixels. */
    int deviceWidth() {
        return Math.max(1, (int) Math.ceil(context.width() * scale - 1e-6));
    }

    /** The height in device pixels. */
    int deviceHeight() {
        return Math.max(1, (int) Math.ceil(context.height() * scale - 1e-6));
    }
}
