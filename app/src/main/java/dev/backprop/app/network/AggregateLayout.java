package dev.backprop.app.network;

import dev.backprop.engine.nn.Mlp;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a network stands whose layers are too large for single edges: the input as a picture over the weights that lead to one
 * unit, each hidden layer as a grid of tiles, the outputs under each other, the loss.
 */
final class AggregateLayout {
    /** Inputs of fewer are no picture. */
    private static final int LEAST_PICTURE = 64;

    private static final double CAPTION = 21;
    private static final double LOSS_WIDTH = 92;
    private static final double LOSS_HEIGHT = 60;
    private static final double OUTPUT_WIDTH = 206;
    private static final double WIDEST_TILE = 62;
    private static final double HIGHEST_TILE = 40;
    private static final double HIGHEST_ROW = 34;
    /** A tile is about so much wider than high: a number fits in. */
    private static final double TILE_SHAPE = 1.7;
    /** Rows that are all full are worth somewhat smaller tiles. */
    private static final double EVEN = 1.2;

    private final Mlp mlp;
    private final Rectangle2D area;
    private final double scale;
    private final @Nullable Rectangle2D picture;
    private final @Nullable Rectangle2D weights;
    private final int across;
    private final List<Grid> grids = new ArrayList<>();
    private final Rectangle2D loss;

    /**
     * A layer's tiles.
     *
     * @param bounds of all of them
     * @param columns in a row
     * @param units how many tiles
     */
    record Grid(Rectangle2D bounds, int columns, int units) {
        int rows() {
            return (units + columns - 1) / columns;
        }

        Rectangle2D tile(int unit) {
            double width = bounds.getWidth() / columns;
            double height = bounds.getHeight() / rows();
            double gap = Math.min(3, Math.min(width, height) * 0.12);
            return new Rectangle2D.Double(
                    bounds.getX() + unit % columns * width + gap / 2,
                    bounds.getY() + Math.floorDiv(unit, columns) * height + gap / 2,
                    width - gap,
                    height - gap);
        }
    }

    /** Whether a network has a layer, or an input, of more units than are drawn one by one. */
    static boolean suits(Mlp mlp) {
        return mlp.spec().inputs() > ShownUnits.MOST_UNITS
                || mlp.spec().layers().stream().anyMatch(layer -> layer.units() > ShownUnits.MOST_UNITS);
    }

    AggregateLayout(Mlp mlp, Rectangle2D area, double scale) {
        this.mlp = mlp;
        this.area = area;
        this.scale = scale;
        int inputs = mlp.spec().inputs();
        int side = (int) Math.round(Math.sqrt(inputs));
        boolean square = inputs >= LEAST_PICTURE && side * side == inputs;
        across = square ? side : 0;
        int hidden = mlp.layers().size() - 1;
        double lossWidth = Math.min(LOSS_WIDTH * scale, area.getWidth() * 0.11);
        double outputWidth = Math.min(OUTPUT_WIDTH * scale, area.getWidth() * 0.245);
        double gap = area.getWidth() * (hidden > 2 ? 0.03 : 0.06);
        double right = area.getMaxX() - lossWidth;
        double body = area.getHeight() - CAPTION * scale;
        loss = new Rectangle2D.Double(
                right,
                area.getY() + CAPTION * scale + (body - LOSS_HEIGHT * scale) / 2,
                lossWidth,
                LOSS_HEIGHT * scale);
        double x = area.getX();
        double room = right - gap * 0.6 - outputWidth - area.getX();
        if (square) {
            double each = Math.min((area.getHeight() - 2 * CAPTION * scale) / 2, room * 0.4);
            picture = new Rectangle2D.Double(x, area.getY() + CAPTION * scale, each, each);
            weights = new Rectangle2D.Double(x, picture.getMaxY() + CAPTION * scale, each, each);
            x += each + gap;
            grids.add(new Grid(picture, side, inputs));
        } else {
            picture = null;
            weights = null;
            double width = Math.min(room / (hidden + 1.0) - gap, room * 0.3);
            grids.add(grid(x, width, inputs));
            x += width + gap;
        }
        double each = (right - gap * 0.6 - outputWidth - x) / Math.max(1, hidden) - gap;
        for (int layer = 1; layer <= hidden; layer++) {
            grids.add(grid(x, each, mlp.spec().layers().get(layer - 1).units()));
            x += each + gap;
        }
        grids.add(outputs(right - gap * 0.6 - outputWidth, outputWidth));
    }

    /** As large tiles as the region has room for, in its middle. */
    private Grid grid(double x, double width, int units) {
        double height = area.getHeight() - CAPTION * scale;
        int best = 1;
        double most = 0;
        for (int columns = 1; columns <= units; columns++) {
            int rows = (units + columns - 1) / columns;
            double even = units % columns == 0 ? EVEN : 1;
            double size = Math.min(width / columns, height / rows * TILE_SHAPE) * even;
            if (size > most) {
                most = size;
                best = columns;
            }
        }
        int rows = (units + best - 1) / best;
        double tile = Math.min(width / best, WIDEST_TILE * scale);
        double tall = Math.min(Math.min(height / rows, tile), HIGHEST_TILE * scale);
        return new Grid(
                new Rectangle2D.Double(
                        x + (width - tile * best) / 2,
                        area.getY() + CAPTION * scale + (height - tall * rows) / 2,
                        tile * best,
                        tall * rows),
                best,
                units);
    }

    private Grid outputs(double x, double width) {
        int units = mlp.spec().outputs();
        if (units > ShownUnits.MOST_UNITS) {
            return grid(x, width, units);
        }
        double body = area.getHeight() - CAPTION * scale;
        double tall = Math.min(body / units, HIGHEST_ROW * scale);
        double top = area.getY() + CAPTION * scale + (body - tall * units) / 2;
        return new Grid(new Rectangle2D.Double(x, top, width, tall * units), 1, units);
    }

    /** Whether the outputs have a row each, with their numbers. */
    boolean rows() {
        return mlp.spec().outputs() <= ShownUnits.MOST_UNITS;
    }

    /** The input's picture; null where the inputs are no square. */
    @Nullable
    Rectangle2D picture() {
        return picture;
    }

    /** The picture of the weights into one unit of the first layer; null where the inputs are no square. */
    @Nullable
    Rectangle2D weights() {
        return weights;
    }

    /** Pixels across the picture; 0 where there is none. */
    int across() {
        return across;
    }

    /** A layer's tiles: layer 0 is the input. */
    Grid grid(int layer) {
        return grids.get(layer);
    }

    Rectangle2D loss() {
        return loss;
    }

    /** A pixel of the weights' picture. */
    static Rectangle2D pixel(Rectangle2D picture, int across, int index) {
        double side = picture.getWidth() / across;
        return new Rectangle2D.Double(
                picture.getX() + index % across * side,
                picture.getY() + Math.floorDiv(index, across) * side,
                side,
                side);
    }

    /** Where a weight's line begins: at its pixel, or at the right of the unit's tile. */
    Point2D from(Paths.Path path) {
        Rectangle2D pixels = weights;
        if (path.layer() == 1 && pixels != null) {
            Rectangle2D pixel = pixel(pixels, across, path.from());
            return new Point2D.Double(pixel.getCenterX(), pixel.getCenterY());
        }
        Rectangle2D tile = grid(path.layer() - 1).tile(path.from());
        return new Point2D.Double(tile.getMaxX(), tile.getCenterY());
    }

    /** Where it ends: at the left of the unit's tile. */
    Point2D to(Paths.Path path) {
        Rectangle2D tile = grid(path.layer()).tile(path.to());
        return new Point2D.Double(tile.getX(), tile.getCenterY());
    }
}
