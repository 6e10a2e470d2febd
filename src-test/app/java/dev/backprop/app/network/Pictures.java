package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The stage, painted without a window. */
final class Pictures {
    private Pictures() {}

    /** What is drawn of a scene in the light look. */
    static List<Item> paint(NetworkScene scene, double width, double height, double typeScale) {
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            return new StagePainter().paint(g, scene, new PaintContext(width, height, Palette.LIGHT, typeScale));
        } finally {
            g.dispose();
        }
    }
}
