package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import java.awt.Color;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Small grey pictures for the controls: ink on the stage's colour, of bytes 0–255. */
final class DigitImages {
    private static final int LEVELS = 256;

    private final int[] colours = new int[LEVELS];

    DigitImages(Palette palette) {
        for (int level = 0; level < LEVELS; level++) {
            Color colour = Palette.mix(palette.stage(), palette.ink(), level / (LEVELS - 1.0));
            colours[level] = colour.getRGB();
        }
    }

    /** What tells the level of a pixel. */
    @FunctionalInterface
    interface Levels {
        /** 0–255. */
        int at(int x, int y);
    }

    /** Paints a part of an image anew: a few hundred pixels, as a pen moves. */
    void paint(WritableImage image, Ink.Area area, Levels levels) {
        if (area.width() == 0 || area.height() == 0) {
            return;
        }
        int[] pixels = new int[area.width() * area.height()];
        for (int i = 0; i < pixels.length; i++) {
            int x = area.x() + i % area.width();
            int y = area.y() + Math.floorDiv(i, area.width());
            pixels[i] = colours[levels.at(x, y)];
        }
        image.getPixelWriter()
                .setPixels(
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        area.width());
    }
}
