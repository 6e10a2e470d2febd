package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.PixelImage;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Figures;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Symbols;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Paints a network whose layers are too large for single edges: the input and the weights into one unit as pictures, layers
 * as tiles, and of all edges only those that count most in the current step.
 */
final class AggregatePainter {
    private static final double TYPE = 12.5;
    private static final double FAINTEST = 0.3;

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;
    private final ColorScale colours;
    private final NetworkScene scene;
    private final PassState state;
    private final Symbols symbols;
    private final Mlp mlp;
    private final Rectangle2D given;
    private final AggregateLayout layout;
    private final Paths paths;
    private final AggregateTiles tiles;
    private final List<Item> items = new ArrayList<>();
    private final List<Item> pixels = new ArrayList<>();
    /** Of the picture of weights. */
    private String caption = "";

    AggregatePainter(Graphics2D g, NetworkScene scene, PaintContext context, Rectangle2D given) {
        this.g = g;
        this.pen = new Pen(g, context);
        this.palette = context.palette();
        this.colours = new ColorScale(palette);
        this.scene = scene;
        this.state = scene.state();
        this.symbols = scene.symbols();
        this.mlp = scene.mlp();
        this.given = given;
        this.layout = new AggregateLayout(mlp, StopBanner.under(Legend.over(given, pen), scene, pen), pen.scaled(1));
        this.paths = new Paths(scene);
        this.tiles = new AggregateTiles(pen, palette, scene, layout, paths);
    }

    List<Item> paint() {
        Rectangle2D picture = layout.picture();
        Rectangle2D weights = layout.weights();
        if (picture != null && weights != null) {
            input(picture);
            weights(weights);
        }
        for (int layer = picture == null ? 0 : 1; layer <= mlp.layers().size(); layer++) {
            tiles.layer(layer);
        }
        loss();
        paths.paths().forEach(this::path);
        tiles.numbers();
        if (picture != null && weights != null) {
            captionOver(picture, "x · " + layout.across() + " × " + layout.across());
            captionOver(weights, caption);
        }
        items.addAll(tiles.items());
        items.addAll(pixels);
        new Legend(pen, palette, scene, Legend.strip(given, pen))
                .ofEdges(new EdgeMeasure(scene), List.of())
                .says(drawn())
                .paint();
        new StopBanner(pen, palette, scene, given).paint();
        return items;
    }

    private String drawn() {
        int count = paths.paths().size();
        return count > 1
                ? "drawn: the " + count + " weights that count most in this step"
                : "of " + mlp.spec().parameterCount() + " parameters those are drawn that a step is about";
    }

    /** Over the lines that cross it. */
    private void captionOver(Rectangle2D box, String words) {
        double room = layout.grid(1).bounds().getX() - box.getX() - pen.scaled(8);
        double width = Math.min(room, pen.width(words, Fonts.SANS, pen.scaled(TYPE)));
        double baseline = box.getY() - pen.scaled(6);
        pen.fill(
                new Rectangle2D.Double(box.getX(), baseline - pen.scaled(11), width + pen.scaled(3), pen.scaled(14)),
                palette.stage());
        pen.left(words, Fonts.SANS, pen.scaled(TYPE), box.getX(), baseline, room, palette.muted());
    }

    private void input(Rectangle2D box) {
        Node x = mlp.x();
        int count = x.shape().columns();
        float[] values = new float[count];
        boolean grey = true;
        for (int i = 0; i < count; i++) {
            values[i] = (float) state.value(x, scene.sample() * count + i).orElse(0);
            grey &= values[i] >= 0 && values[i] <= 1;
        }
        PixelImage.draw(
                g,
                grey
                        ? PixelImage.grey(values, layout.across(), palette)
                        : PixelImage.diverging(
                                values, layout.across(), scene.scales().value(), palette),
                box.getX(),
                box.getY(),
                box.getWidth(),
                box.getHeight());
        pen.line(box, palette.grid(), pen.scaled(1));
        for (int i = 0; i < count; i++) {
            pixels.add(scene.item(x, scene.sample() * count + i, AggregateLayout.pixel(box, layout.across(), i)));
        }
        for (Paths.Path path : paths.paths()) {
            if (path.layer() == 1) {
                Rectangle2D pixel = AggregateLayout.pixel(box, layout.across(), path.from());
                pen.line(pixel, palette.highlight(), pen.scaled(paths.edgeLayer() == 1 ? 2 : 1.2));
            }
        }
    }

    /** The weights that lead to the unit that the step is about; before there is one, to the first. */
    private void weights(Rectangle2D box) {
        int unit = Math.max(0, paths.focus(1));
        Node weight = mlp.layers().get(0).weight();
        int count = weight.shape().columns();
        Colouring colouring = scene.look().colouring();
        float[] values = new float[count];
        int known = 0;
        for (int i = 0; i < count; i++) {
            OptionalDouble number = paths.number(weight, unit, i, mlp.x(), colouring);
            known += number.isPresent() ? 1 : 0;
            values[i] = (float) number.orElse(Double.NaN);
        }
        double scale = colouring == Colouring.WEIGHT ? layerScale(weight) : rowScale(values);
        String name = symbols.plain(
                mlp.layers().get(0).h(), scene.sample() * weight.shape().rows() + unit);
        caption = switch (colouring) {
                    case WEIGHT -> "w into " + name;
                    case GRADIENT -> "∂L/∂w into " + name;
                    case CONTRIBUTION -> "w·x into " + name;
                }
                + " · ±" + Figures.plain(scale, 4);
        PixelImage.draw(
                g,
                PixelImage.diverging(values, layout.across(), scale, palette),
                box.getX(),
                box.getY(),
                box.getWidth(),
                box.getHeight());
        pen.line(box, palette.grid(), pen.scaled(1));
        if (known == 0) {
            double room = box.getWidth() * 0.9;
            double size = pen.scaled(TYPE);
            pen.centred(
                    "not computed yet", Fonts.SANS, size, box.getCenterX(), box.getCenterY(), room, palette.muted());
        }
        for (int i = 0; i < count; i++) {
            pixels.add(scene.item(weight, unit * count + i, AggregateLayout.pixel(box, layout.across(), i)));
        }
        if (paths.edgeLayer() == 1) {
            Rectangle2D pixel = AggregateLayout.pixel(box, layout.across(), paths.focus(0));
            pen.line(pixel, palette.colour(PassTrack.hue(state.phase())), pen.scaled(2));
        }
    }

    /** The size that has the full colour in every picture of this layer's weights. */
    private double layerScale(Node weight) {
        double most = 0;
        for (int e = 0; e < weight.shape().size(); e++) {
            most = Math.max(most, Math.abs(state.before(weight, e)));
        }
        return Scales.nice(most);
    }

    private static double rowScale(float[] values) {
        double most = 0;
        for (float value : values) {
            most = Float.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
        }
        return Scales.nice(most);
    }

    private void path(Paths.Path path) {
        Colouring colouring = scene.look().colouring();
        OptionalDouble number = paths.number(path, colouring);
        double part = number.orElse(0) / scene.scales().of(colouring);
        Color colour = number.isEmpty()
                ? palette.muted()
                : colours.colour(Math.copySign(Math.max(FAINTEST, Math.abs(part)), part));
        Line2D line = new Line2D.Double(layout.from(path), layout.to(path));
        boolean one = paths.paths().size() == 1;
        double width = pen.scaled(Math.max(one ? 2.5 : 1.3, ColorScale.width(part) * 0.7));
        pen.line(line, palette.stage(), width + pen.scaled(2));
        pen.line(line, colour, width);
        if (state.phase() == Phase.BACKWARD) {
            Color hue = palette.phases().backward();
            pen.dashed(line, hue, pen.scaled(1.6), pen.scaled(5));
            pen.arrowHead(line.getP2(), line.getP1(), pen.scaled(8), hue);
        }
        Node weight = mlp.layers().get(path.layer() - 1).weight();
        boolean pictured = path.layer() == 1 && layout.weights() != null;
        if (!pictured) {
            items.add(scene.item(weight, path.to() * weight.shape().columns() + path.from(), line));
        }
    }

    private void loss() {
        Node loss = mlp.loss();
        Rectangle2D box = layout.loss();
        items.add(scene.item(loss, 0, LossBox.paint(pen, palette, scene, box, pen.scaled(UnitNumbers.VALUE))));
        double room = box.getWidth() * 0.88;
        double under = box.getCenterY() + pen.scaled(19);
        pen.centred("loss", Fonts.SANS, pen.scaled(12), box.getCenterX(), under, room, palette.muted());
        Rectangle2D outputs = layout.grid(mlp.layers().size()).bounds();
        Line2D line = new Line2D.Double(outputs.getMaxX(), box.getCenterY(), box.getX(), box.getCenterY());
        boolean active = new Active(scene.step()).is(loss, 0);
        pen.line(line, active ? palette.colour(PassTrack.hue(state.phase())) : palette.grid(), pen.scaled(1.8));
    }
}
