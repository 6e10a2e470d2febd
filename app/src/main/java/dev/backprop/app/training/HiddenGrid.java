package dev.backprop.app.training;

import java.awt.geom.Rectangle2D;

/**
 * Where each hidden unit's picture and bar go: as large as all of them fit.
 *
 * @param columns units in a row
 * @param cell the side of a picture with its surroundings
 * @param left of the first
 * @param top of the first
 */
record HiddenGrid(int columns, double cell, double left, double top) {
    /** The share of a cell's height that the picture's bar adds. */
    private static final double BAR_PART = 0.18;

    private static final double PICTURE_PART = 0.86;

    static HiddenGrid fit(int units, double x, double y, double width, double height) {
        int columns = 1;
        double cell = 0;
        for (int c = 1; c <= units; c++) {
            int rows = (units + c - 1) / c;
            double side = Math.min(width / c, height / (rows * (1 + BAR_PART)));
            if (side > cell) {
                cell = side;
                columns = c;
            }
        }
        int rows = (units + columns - 1) / columns;
        double left = x + (width - columns * cell) / 2;
        double top = y + (height - rows * cell * (1 + BAR_PART)) / 2;
        return new HiddenGrid(columns, cell, left, top);
    }

    Rectangle2D picture(int unit) {
        double side = cell * PICTURE_PART;
        return new Rectangle2D.Double(
                left + unit % columns * cell + (cell - side) / 2,
                top + Math.floorDiv(unit, columns) * cell * (1 + BAR_PART),
                side,
                side);
    }

    Rectangle2D bar(int unit) {
        Rectangle2D picture = picture(unit);
        double height = cell * 0.075;
        return new Rectangle2D.Double(picture.getX(), picture.getMaxY() + cell * 0.065, picture.getWidth(), height);
    }
}
