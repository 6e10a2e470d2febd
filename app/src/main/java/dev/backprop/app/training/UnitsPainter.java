package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.PixelImage;
import dev.backprop.app.paint.SignedColours;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Parameters;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The units of one hidden layer. The pictures of the first layer lie as the digit's pixels do, those of the others as the
 * units of the layer before lie on the stage.
 */
final class UnitsPainter {
    /** Weights of this size have the full colour, in every unit, epoch and run. */
    static final double WEIGHT_LIMIT = 0.4;

    /** Under this side a unit's place has no room for a second bar. */
    private static final double TWO_BARS = 16;

    private final Graphics2D g;
    private final Shown shown;
    private final UnitPictures pictures;
    private final int layer;
    private final HiddenGrid grid;
    private final int columns;
    private final PaintContext context;
    private final Palette palette;
    private final SignedColours colours;

    UnitsPainter(Graphics2D g, NetworkState state, int layer, List<HiddenGrid> grids, PaintContext context) {
        this.g = g;
        this.shown = state.shown();
        this.pictures = state.pictures();
        this.layer = layer;
        this.grid = grids.get(layer);
        this.columns =
                layer == 0 ? shown.digit().columns() : grids.get(layer - 1).columns();
        this.context = context;
        this.palette = context.palette();
        this.colours = SignedColours.of(palette);
    }

    /** "hidden · 32 sigmoid", as much of it as fits; and how many units there was room for, where not for all. */
    void head(Rectangle2D box, double baseline) {
        var spec = shown.snapshot().plan().config().spec();
        int units = spec.layers().get(layer).units();
        String name = Metric.layer(layer, spec.layers().size());
        String activation = spec.layers()
                .get(layer)
                .activation()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        String first = grid.count() < units ? ", the first " + grid.count() : "";
        g.setFont(Fonts.SANS.at(context.scaled(11.5)));
        g.setColor(palette.muted());
        for (String text : List.of(
                name + " · " + units + " " + activation + first,
                name + " · " + units + first,
                units + " " + activation,
                Integer.toString(units))) {
            if (g.getFontMetrics().stringWidth(text) < box.getWidth() + context.scaled(20)) {
                NetworkPainter.centred(g, text, box.getCenterX(), baseline);
                return;
            }
        }
    }

    List<Item> paint() {
        List<Item> items = new ArrayList<>();
        g.setStroke(new BasicStroke(1));
        for (int j = 0; j < grid.count(); j++) {
            unit(j, items);
        }
        return items;
    }

    private void unit(int j, List<Item> items) {
        String id = "h" + (layer + 1) + "[" + j + "]";
        String name = Metric.layer(layer, shown.parameters().layers().size()) + " unit " + j;
        double h = shown.reading().activations().get(layer)[j];
        double back = shown.reading().byActivations().get(layer)[j];
        boolean stuck = Saturation.at(activation(), h);
        boolean dead = shown.dead(layer, j);
        String why = dead ? DeadUnit.WHY : stuck ? ", saturated" : "";
        items.add(new Item(id, grid.place(j), name + why + ", activation", h, back));
        int place = 0;
        if (pictures != UnitPictures.GRADIENT) {
            picture(j, place, rows(shown.parameters()), false);
            items.add(Item.of(id + ".weight", grid.picture(j, place++), "weights into " + name));
        }
        if (pictures != UnitPictures.WEIGHTS) {
            picture(j, place, rows(shown.reading().gradients()), true);
            items.add(Item.of(id + ".gradient", grid.picture(j, place), "gradient of the weights into " + name));
        }
        if (stuck) {
            Saturation.mark(g, grid.picture(j, 0), palette);
        } else if (dead) {
            DeadUnit.mark(g, grid.picture(j, 0), palette);
        }
        bars(j, h, back);
    }

    private Activation activation() {
        return shown.snapshot().plan().config().spec().layers().get(layer).activation();
    }

    private double[][] rows(Parameters parameters) {
        return parameters.layers().get(layer).weight();
    }

    private void picture(int j, int which, double[][] rows, boolean gradient) {
        double[] row = rows[j];
        int stage = palette.stage().getRGB();
        int count = (row.length + columns - 1) / columns * columns;
        var image = PixelImage.of(count, Math.min(columns, count), i -> {
            if (i >= row.length) {
                return stage;
            }
            return colours.rgb(gradient ? SignalScale.of(row[i]) : row[i] / WEIGHT_LIMIT);
        });
        Rectangle2D place = grid.picture(j, which);
        double high = place.getHeight() * Math.min(1, (double) image.getHeight() / image.getWidth());
        PixelImage.draw(g, image, place.getX(), place.getCenterY() - high / 2, place.getWidth(), high);
        frame(new Rectangle2D.Double(place.getX(), place.getCenterY() - high / 2, place.getWidth(), high));
    }

    /** Along whole pixels, and so quickly: there are two for each unit. */
    private void frame(Rectangle2D place) {
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setColor(palette.grid());
        g.draw(place);
        g.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, smooth == null ? RenderingHints.VALUE_ANTIALIAS_DEFAULT : smooth);
    }

    private void bars(int j, double h, double back) {
        Color colour = h < 0 ? palette.sign().negative() : palette.ink();
        bar(g, grid.bar(j, 0), Math.abs(h), colour, 0, palette);
        if (grid.cell() >= TWO_BARS) {
            signed(g, grid.bar(j, 1), SignalScale.of(back), palette);
        }
    }

    /**
     * A share of a track, from its left.
     *
     * @param arc of its corners; without, as the many small ones are, it takes a tenth of the time
     */
    static void bar(Graphics2D g, Rectangle2D track, double share, Color colour, double arc, Palette palette) {
        g.setColor(Palette.mix(palette.grid(), palette.stage(), 0.35));
        g.fill(bar(track, track.getWidth(), arc));
        double width = track.getWidth() * Math.max(0, Math.min(1, share));
        g.setColor(colour);
        g.fill(bar(track, Math.max(1, width), arc));
    }

    private static Shape bar(Rectangle2D track, double width, double arc) {
        return arc == 0
                ? new Rectangle2D.Double(track.getX(), track.getY(), width, track.getHeight())
                : new RoundRectangle2D.Double(track.getX(), track.getY(), width, track.getHeight(), arc, arc);
    }

    /** A number from −1 to 1 as a bar to either side of the track's middle. */
    static void signed(Graphics2D g, Rectangle2D track, double value, Palette palette) {
        g.setColor(Palette.mix(palette.grid(), palette.stage(), 0.5));
        g.fill(track);
        double half = track.getWidth() / 2;
        double width = half * Math.min(1, Math.abs(value));
        g.setColor(palette.ofSign(value));
        double from = value < 0 ? track.getCenterX() - width : track.getCenterX();
        g.fill(new Rectangle2D.Double(from, track.getY(), width, track.getHeight()));
        g.setColor(palette.muted());
        g.fill(new Rectangle2D.Double(track.getCenterX() - 0.5, track.getY() - 0.5, 1, track.getHeight() + 1));
    }
}
