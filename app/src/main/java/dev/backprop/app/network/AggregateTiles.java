package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Figures;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Symbols;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Paints the layers of a large network as tiles: a shade for the value, a bar for δ, and numbers where there is room. */
final class AggregateTiles {
    private static final double CAPTION = 12.5;
    private static final double NUMBER = 11.5;
    /** A smaller number is not written. */
    private static final double LEGIBLE = 8.5;
    /** So much of a value's colour that ink is still read on it. */
    private static final double TINT = 0.5;

    private static final double BAR = 0.2;

    private final Pen pen;
    private final Palette palette;
    private final ColorScale colours;
    private final NetworkScene scene;
    private final PassState state;
    private final Symbols symbols;
    private final Mlp mlp;
    private final AggregateLayout layout;
    private final Paths paths;
    private final List<Item> items = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();

    /** A tile's number, which stands over the lines that cross it. */
    private record Written(String text, double size, double x, double baseline, double room, Color ground) {}

    AggregateTiles(Pen pen, Palette palette, NetworkScene scene, AggregateLayout layout, Paths paths) {
        this.pen = pen;
        this.palette = palette;
        this.colours = new ColorScale(palette);
        this.scene = scene;
        this.state = scene.state();
        this.symbols = scene.symbols();
        this.mlp = scene.mlp();
        this.layout = layout;
        this.paths = paths;
    }

    List<Item> items() {
        return items;
    }

    /** One layer, from the inputs (0) to the outputs. */
    void layer(int layer) {
        AggregateLayout.Grid grid = layout.grid(layer);
        Node node = scene.values(layer);
        int units = node.shape().columns();
        boolean outputs = layer == mlp.layers().size();
        String name = symbols.tensorPlain(node);
        Rectangle2D box = grid.bounds();
        String words =
                outputs && layout.rows() ? name + " and target y" : name + " · " + units + (layer == 0 ? "" : " units");
        double baseline = box.getY() - pen.scaled(6);
        double room = Math.max(box.getWidth(), pen.scaled(90));
        pen.left(words, Fonts.SANS, pen.scaled(CAPTION), box.getX(), baseline, room, palette.muted());
        for (int unit = 0; unit < units; unit++) {
            Rectangle2D tile = grid.tile(unit);
            if (outputs && layout.rows()) {
                output(unit, tile);
            } else {
                tile(layer, node, unit, tile);
            }
            items.add(scene.item(node, scene.sample() * units + unit, tile));
        }
        int active = paths.focus(layer);
        if (active != Paths.NONE) {
            Color hue = palette.colour(PassTrack.hue(state.phase()));
            pen.line(grid.tile(active), hue, pen.scaled(2.6));
        }
    }

    private OptionalDouble delta(int layer, int element) {
        return layer == 0
                ? OptionalDouble.empty()
                : state.gradient(mlp.layers().get(layer - 1).z(), element);
    }

    private void tile(int layer, Node node, int unit, Rectangle2D tile) {
        int element = scene.sample() * node.shape().columns() + unit;
        OptionalDouble value = state.value(node, element);
        OptionalDouble delta = delta(layer, element);
        pen.fill(tile, shade(value));
        if (delta.isPresent()) {
            double height = tile.getHeight() * BAR;
            Rectangle2D bar = new Rectangle2D.Double(tile.getX(), tile.getMaxY() - height, tile.getWidth(), height);
            pen.fill(bar, colours.colour(delta.getAsDouble() / scene.scales().gradient()));
        }
        pen.line(tile, palette.grid(), pen.scaled(0.8));
        String text = value.isPresent() ? Figures.plain(value.getAsDouble(), 2) : scene.unknown(node, element);
        double size = Math.min(pen.scaled(NUMBER), tile.getHeight() * 0.62);
        double natural = pen.width("−0.00", Fonts.MONO, size);
        double fitted = Math.min(size, size * tile.getWidth() * 0.92 / natural);
        if (fitted >= pen.scaled(LEGIBLE)) {
            double middle = tile.getCenterY() - (delta.isPresent() ? tile.getHeight() * BAR / 2 : 0);
            double baseline = middle + fitted * 0.36;
            written.add(new Written(text, fitted, tile.getCenterX(), baseline, tile.getWidth() * 0.96, shade(value)));
        }
    }

    /** The numbers, once the lines have been drawn. */
    void numbers() {
        for (Written each : written) {
            double width = Math.min(each.room(), pen.width(each.text(), Fonts.MONO, each.size()));
            double height = each.size() * 0.95;
            pen.fill(
                    new Rectangle2D.Double(each.x() - width / 2, each.baseline() - height * 0.85, width, height),
                    each.ground());
            pen.centred(each.text(), Fonts.MONO, each.size(), each.x(), each.baseline(), each.room(), palette.ink());
        }
    }

    private Color shade(OptionalDouble value) {
        return value.isPresent()
                ? Palette.mix(
                        palette.stage(),
                        colours.colour(value.getAsDouble() / scene.scales().value()),
                        TINT)
                : palette.stage();
    }

    /** An output: its name, its value, its target, and δ once there is one. */
    private void output(int unit, Rectangle2D row) {
        Node node = scene.values(mlp.layers().size());
        int columns = node.shape().columns();
        int element = scene.sample() * columns + unit;
        OptionalDouble value = state.value(node, element);
        OptionalDouble delta = delta(mlp.layers().size(), element);
        double target = state.value(mlp.y(), element).orElse(0);
        boolean wanted = target > 0;
        boolean active = paths.focus(mlp.layers().size()) == unit;
        pen.fill(row, active || wanted ? palette.highlightFill() : palette.stage());
        pen.line(row, palette.grid(), pen.scaled(0.8));
        double size = Math.min(pen.scaled(NUMBER), row.getHeight() * 0.62);
        double baseline = row.getCenterY() + size * 0.36;
        double width = row.getWidth();
        double left = row.getX() + size * 0.5;
        pen.left(symbols.plain(node, element), Fonts.ITALIC, size, left, baseline, width * 0.14, palette.muted());
        int digits = Math.min(scene.digits(), 4);
        pen.right(
                value.isPresent() ? Figures.plain(value.getAsDouble(), digits) : scene.unknown(node, element),
                Fonts.MONO,
                size,
                row.getX() + width * 0.46,
                baseline,
                width * 0.34,
                palette.ink());
        pen.right(
                Figures.plain(target, 2),
                wanted ? Fonts.MONO_BOLD : Fonts.MONO,
                size,
                row.getX() + width * 0.56,
                baseline,
                width * 0.09,
                wanted ? palette.ink() : palette.muted());
        if (delta.isPresent() || back(unit)) {
            String text = "δ " + (delta.isPresent() ? Figures.plain(delta.getAsDouble(), digits) : "?");
            Color violet = palette.phases().backward();
            pen.right(text, Fonts.MONO, size, row.getMaxX() - size * 0.4, baseline, width * 0.38, violet);
        }
        Rectangle2D place = new Rectangle2D.Double(row.getX() + width * 0.47, row.getY(), width * 0.1, row.getHeight());
        items.add(scene.item(mlp.y(), element, place));
    }

    /** Whether this output's δ is asked for. */
    private boolean back(int unit) {
        Node z = mlp.layers().get(mlp.layers().size() - 1).z();
        return state.phase() == Phase.BACKWARD
                && scene.asks(z, scene.sample() * z.shape().columns() + unit);
    }
}
