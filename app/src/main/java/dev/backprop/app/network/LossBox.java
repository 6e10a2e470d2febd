package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.Figures;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.OptionalDouble;

/** Paints the loss's box and the value in it. */
final class LossBox {
    private LossBox() {}

    /**
     * Paints it.
     *
     * @param size of the value's type, in pixels
     * @return its outline
     */
    static Shape paint(Pen pen, Palette palette, NetworkScene scene, Rectangle2D box, double size) {
        double arc = pen.scaled(10);
        Shape shape = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
        Node loss = scene.mlp().loss();
        boolean active = new Active(scene.step()).is(loss, 0);
        pen.fill(shape, active ? palette.highlightFill() : palette.stage());
        pen.line(
                shape,
                active ? palette.colour(PassTrack.hue(scene.state().phase())) : palette.ink(),
                pen.scaled(active ? 3 : 1.6));
        OptionalDouble value = scene.state().value(loss, 0);
        pen.centred(
                value.isPresent() ? Figures.plain(value.getAsDouble(), scene.digits()) : scene.unknown(loss, 0),
                Fonts.MONO_BOLD,
                size,
                box.getCenterX(),
                box.getCenterY() + pen.scaled(1),
                box.getWidth() * 0.88,
                palette.ink());
        return shape;
    }
}
