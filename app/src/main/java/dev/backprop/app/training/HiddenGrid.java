package dev.backprop.app.training;

import java.awt.geom.Rectangle2D;

/**
 * Where the pictures and bars of a layer's units go: as large as all of them fit, but no larger than they need and no
 * smaller than can be seen. Where not all of them fit, the first do.
 *
 * @param count units that have a place
 * @param columns units in a row
 * @param across pictures side by side in a unit's place, 1 or 2
 * @param cell the side of a picture with its surroundings
 * @param left of the first
 * @param top of the first
 */
record HiddenGrid(int count, int columns, int across, double cell, double left, double top) {
    /** The share of a cell's height that the unit's bars add. */
    static final double BAR_PART = 0.26;

    private static final double PICTURE_PART = 0.86;

    /**
     * A grid in a box.
     *
     * @param units at least 1
     * @param across pictures for each
     * @param least the smallest side of a picture, in pixels
     * @param most the largest
     */
    static HiddenGrid fit(int units, int across, Rectangle2D box, double least, double most) {
        int columns = 1;
        double cell = 0;
        for (int c = 1; c <= units; c++) {
            int rows = (units + c - 1) / c;
            double side = side(c, rows, across, box);
            if (side > cell) {
                cell = side;
                columns = c;
            }
        }
        int count = units;
        if (cell < least) {
            columns = Math.max(1, (int) (box.getWidth() / (least * across)));
            int rows = Math.max(1, (int) (box.getHeight() / (least * (1 + BAR_PART))));
            count = Math.min(units, columns * rows);
            cell = Math.min(least, side(columns, rows, across, box));
        }
        cell = Math.min(cell, most);
        int rows = (count + columns - 1) / columns;
        double left = box.getX() + (box.getWidth() - columns * cell * across) / 2;
        double top = box.getY() + (box.getHeight() - rows * cell * (1 + BAR_PART)) / 2;
        return new HiddenGrid(count, columns, across, cell, left, top);
    }

    private static double side(int columns, int rows, int across, Rectangle2D box) {
        return Math.min(box.getWidth() / (columns * across), box.getHeight() / (rows * (1 + BAR_PART)));
    }

    /** The picture of a unit, or the second one. */
    Rectangle2D picture(int unit, int which) {
        double side = cell * PICTURE_PART;
        double gap = across == 1 ? (cell - side) / 2 : cell * 0.1 - which * cell * 0.06;
        return new Rectangle2D.Double(
                left + (unit % columns * across + which) * cell + gap,
                top + Math.floorDiv(unit, columns) * cell * (1 + BAR_PART),
                side,
                side);
    }

    /** All of a unit's pictures together. */
    Rectangle2D pictures(int unit) {
        Rectangle2D all = picture(unit, 0);
        return across == 1 ? all : all.createUnion(picture(unit, across - 1));
    }

    /** The bar of the activation (0) or of the gradient (1) under a unit's pictures. */
    Rectangle2D bar(int unit, int which) {
        Rectangle2D pictures = pictures(unit);
        double height = cell * 0.075;
        double y = pictures.getMaxY() + cell * (0.055 + which * 0.105);
        return new Rectangle2D.Double(pictures.getX(), y, pictures.getWidth(), height);
    }

    /** The place of a unit, pictures and bars. */
    Rectangle2D place(int unit) {
        return pictures(unit).createUnion(bar(unit, 1));
    }
}
