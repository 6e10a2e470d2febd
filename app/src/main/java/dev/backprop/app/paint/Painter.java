package dev.backprop.app.paint;

import java.awt.Graphics2D;
import java.util.List;

/**
 * Paints one kind of picture.
 *
 * <p>A painter runs on a background thread, never on the JavaFX thread: it must not touch a scene graph, and the state it
 * is given must be immutable. The surface has already filled the background with {@link Palette#stage()}, switched
 * anti-aliasing on and scaled the graphics, so a painter works in logical pixels from (0, 0) to the context's width and
 * height on every surface.
 *
 * @param <S> the immutable state that is painted
 */
@FunctionalInterface
public interface Painter<S> {
    /**
     * Paints the state.
     *
     * @param g in logical pixels, to be drawn on in any way; its settings need not be restored
     * @param state what to paint
     * @param context the size, the colours and the size of type
     * @return what was drawn and can be pointed at, in painting order; ids are unique within a picture
     */
    List<Item> paint(Graphics2D g, S state, PaintContext context);
}
