package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.Figures;
import java.awt.geom.Rectangle2D;

/** Paints the targets: a single one in the loss's box, several over the lines from their outputs to it. */
final class TargetPainter {
    private static final double SIZE = 12;
    private static final int DIGITS = 4;

    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final NetworkLayout layout;

    TargetPainter(Pen pen, Palette palette, NetworkScene scene, NetworkLayout layout) {
        this.pen = pen;
        this.palette = palette;
        this.scene = scene;
        this.layout = layout;
    }

    /** Paints them, and adds an item for each. */
    void paint(Drawn drawn) {
        Rectangle2D box = layout.loss();
        Node y = scene.mlp().y();
        boolean single = y.shape().columns() == 1;
        double room = box.getWidth() * 0.88;
        double baseline = box.getCenterY() + pen.scaled(19);
        if (single) {
            int element = scene.sample();
            String text = "loss · " + text(y, element);
            Rectangle2D words =
                    pen.centred(text, Fonts.SANS, pen.scaled(SIZE), box.getCenterX(), baseline, room, palette.muted());
            // The target is the end of the words: the part that can be pointed at.
            double from = words.getX() + words.getWidth() * "loss · ".length() / text.length();
            drawn.add(
                    y, element, new Rectangle2D.Double(from, words.getY(), words.getMaxX() - from, words.getHeight()));
            return;
        }
        pen.centred("loss", Fonts.SANS, pen.scaled(SIZE), box.getCenterX(), baseline, room, palette.muted());
        for (NetworkLayout.Unit output : layout.outputs()) {
            beside(output, y, drawn);
        }
    }

    private void beside(NetworkLayout.Unit output, Node y, Drawn drawn) {
        int columns = y.shape().columns();
        int element = scene.sample() * columns + output.element() % columns;
        if (output.form() == UnitForm.DOT) {
            return;
        }
        double left = output.x() + output.halfWidth() + pen.scaled(5);
        double room = layout.loss().getX() - left - pen.scaled(4);
        double size = Math.min(pen.scaled(SIZE), output.halfHeight() * 1.2);
        if (room < 3 * size) {
            return;
        }
        double up = output.y() <= layout.loss().getCenterY() ? -pen.scaled(5) : pen.scaled(5) + size * 0.8;
        double value = scene.state().value(y, element).orElse(0);
        String name = scene.symbols().plain(y, element) + " = ";
        String text = FittedNumber.text(pen, name, value, Math.min(scene.digits(), DIGITS), Fonts.MONO, size, room);
        if (scene.presenting() && pen.width(text, Fonts.MONO, size) > room) {
            return;
        }
        Rectangle2D words = pen.left(text, Fonts.MONO, size, left, output.y() + up, room, palette.muted());
        drawn.add(y, element, words);
        drawn.take(words);
    }

    private String text(Node y, int element) {
        double value = scene.state().value(y, element).orElse(0);
        return scene.symbols().plain(y, element) + " = " + Figures.plain(value, Math.min(scene.digits(), DIGITS));
    }
}
