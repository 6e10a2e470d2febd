package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.trace.Figures;
import dev.backprop.engine.trace.PassState;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Paints the numbers of a node in the computation graph: values, and beside them gradients, as far as they are known. */
final class TensorPainter {
    private static final double TYPE = 11.5;

    private final Pen pen;
    private final Palette palette;
    private final ColorScale colours;
    private final NetworkScene scene;
    private final PassState state;
    private final OpReads reads;
    private final double scale;
    private final List<Item> items = new ArrayList<>();

    /** @param scale of the graph: type, strokes and gaps are multiplied by it */
    TensorPainter(Pen pen, Palette palette, NetworkScene scene, OpReads reads, double scale) {
        this.pen = pen;
        this.palette = palette;
        this.colours = new ColorScale(palette);
        this.scene = scene;
        this.state = scene.state();
        this.reads = reads;
        this.scale = scale;
    }

    /** The elements that were drawn. */
    List<Item> items() {
        return items;
    }

    void paint(OpLayout.Plate plate) {
        TensorForm form = plate.form();
        title(plate);
        part(form, plate.values(), false);
        Rectangle2D gradients = plate.gradients();
        if (gradients != null && known(form)) {
            part(form, gradients, true);
        }
        addItems(plate);
    }

    /** Before any of them is known, no room is taken by dots. */
    private boolean known(TensorForm form) {
        for (int i = 0; i < form.size(); i++) {
            int element = form.first() + i;
            if (state.gradient(form.node(), element).isPresent() || reads.fillsGradient(form.node(), element)) {
                return true;
            }
        }
        return false;
    }

    private void title(OpLayout.Plate plate) {
        Node node = plate.form().node();
        String latex = scene.symbols().tensorLatex(node);
        double size = 14 * scale;
        double width = dev.backprop.app.paint.Formula.measure(latex, size).width();
        double x = plate.title().getX() - width / 2;
        boolean named = plate.form().kind() != TensorForm.Kind.NUMBERS;
        String shape = named ? " " + plate.form().rows() + "×" + plate.form().columns() : "";
        double shift = named ? pen.width(shape, Fonts.MONO, 10.5 * scale) / 2 : 0;
        double baseline = plate.title().getY();
        pen.formula(latex, size, x - shift, baseline, width * 2, 40 * scale, palette.muted());
        if (named) {
            pen.left(shape, Fonts.MONO, 10.5 * scale, x - shift + width, baseline, 80 * scale, palette.muted());
        }
    }

    private void part(TensorForm form, Rectangle2D room, boolean gradient) {
        switch (form.kind()) {
            case NUMBERS -> numbers(form, room, gradient);
            case SHADES -> shades(form, room, gradient);
            case FIGURES -> figures(form, room, gradient);
        }
    }

    private OptionalDouble number(Node node, int element, boolean gradient) {
        return gradient ? state.gradient(node, element) : state.value(node, element);
    }

    private boolean fills(Node node, int element, boolean gradient) {
        return gradient ? reads.fillsGradient(node, element) : reads.fills(node, element);
    }

    private boolean reads(Node node, int element, boolean gradient) {
        return gradient ? reads.readsGradient(node, element) : reads.reads(node, element);
    }

    /** Where an element's value stands. */
    Rectangle2D cell(OpLayout.Plate plate, int element) {
        int place = element - plate.form().first();
        return cell(
                plate.form(),
                plate.values(),
                place / plate.form().columns(),
                place % plate.form().columns());
    }

    /** What type, strokes and gaps are multiplied by. */
    double scale() {
        return scale;
    }

    private Rectangle2D cell(TensorForm form, Rectangle2D room, int row, int column) {
        double width = form.cellWidth() * scale;
        double height = form.cellHeight() * scale;
        double left = room.getX() + (room.getWidth() - form.columns() * width) / 2;
        return new Rectangle2D.Double(left + column * width, room.getY() + row * height, width, height);
    }

    private Color hue(boolean gradient) {
        return gradient ? palette.phases().backward() : palette.ink();
    }

    private void numbers(TensorForm form, Rectangle2D room, boolean gradient) {
        brackets(room, gradient);
        for (int row = 0; row < form.rows(); row++) {
            for (int column = 0; column < form.columns(); column++) {
                int element = form.element(row, column);
                Rectangle2D cell = cell(form, room, row, column);
                marked(cell, fills(form.node(), element, gradient), reads(form.node(), element, gradient));
                OptionalDouble number = number(form.node(), element, gradient);
                boolean now = fills(form.node(), element, gradient);
                pen.centred(
                        number.isPresent()
                                ? Figures.plain(number.getAsDouble(), digits())
                                : now ? scene.unknown(form.node(), element) : "·",
                        now ? Fonts.MONO_BOLD : Fonts.MONO,
                        TYPE * scale,
                        cell.getCenterX(),
                        cell.getCenterY() + 4 * scale,
                        cell.getWidth() - 4 * scale,
                        number.isPresent() ? hue(gradient) : palette.muted());
            }
        }
    }

    private int digits() {
        return Math.min(scene.digits(), 4);
    }

    /** Square brackets, dashed around gradients. */
    private void brackets(Rectangle2D room, boolean gradient) {
        double foot = 3.5 * scale;
        Path2D path = new Path2D.Double();
        for (int side = 0; side < 2; side++) {
            double x = side == 0 ? room.getX() : room.getMaxX();
            double inner = side == 0 ? x + foot : x - foot;
            path.moveTo(inner, room.getY());
            path.lineTo(x, room.getY());
            path.lineTo(x, room.getMaxY());
            path.lineTo(inner, room.getMaxY());
        }
        if (gradient) {
            pen.dashed(path, Palette.mix(palette.phases().backward(), palette.stage(), 0.25), scale, 2.5 * scale);
        } else {
            pen.line(path, Palette.mix(palette.muted(), palette.stage(), 0.35), scale);
        }
    }

    private void marked(Rectangle2D cell, boolean filled, boolean read) {
        if (!filled && !read) {
            return;
        }
        double arc = 6 * scale;
        double inset = 1 * scale;
        Shape chip = new RoundRectangle2D.Double(
                cell.getX() + inset,
                cell.getY() + inset / 2,
                cell.getWidth() - 2 * inset,
                cell.getHeight() - inset,
                arc,
                arc);
        pen.fill(chip, palette.highlightFill());
        pen.line(
                chip,
                filled ? palette.colour(PassTrack.hue(state.phase())) : palette.highlight(),
                (filled ? 1.8 : 1) * scale);
    }

    private void shades(TensorForm form, Rectangle2D room, boolean gradient) {
        double size = size(form, gradient);
        double gap = form.cellHeight() * scale > 4 ? 0.6 : 0;
        for (int row = 0; row < form.rows(); row++) {
            for (int column = 0; column < form.columns(); column++) {
                Rectangle2D cell = cell(form, room, row, column);
                OptionalDouble number = number(form.node(), form.element(row, column), gradient);
                Color colour = number.isPresent() ? colours.colour(number.getAsDouble() / size) : palette.panel();
                pen.fill(
                        new Rectangle2D.Double(cell.getX(), cell.getY(), cell.getWidth() - gap, cell.getHeight() - gap),
                        colour);
            }
        }
        frames(form, room, gradient);
        caption(form, room, gradient);
    }

    private double size(TensorForm form, boolean gradient) {
        Scales scales = scene.scales();
        return gradient ? scales.gradient() : form.node().role() == Role.PARAMETER ? scales.weight() : scales.value();
    }

    private void frames(TensorForm form, Rectangle2D room, boolean gradient) {
        Rectangle2D all = cell(form, room, 0, 0).createUnion(cell(form, room, form.rows() - 1, form.columns() - 1));
        if (gradient) {
            pen.dashed(all, palette.phases().backward(), scale, 2.5 * scale);
        } else {
            pen.line(all, palette.grid(), scale);
        }
        for (int i = 0; i < form.size(); i++) {
            int element = form.first() + i;
            boolean filled = fills(form.node(), element, gradient);
            if (filled || reads(form.node(), element, gradient)) {
                Color colour = filled ? palette.colour(PassTrack.hue(state.phase())) : palette.highlight();
                Rectangle2D cell = cell(form, room, i / form.columns(), i % form.columns());
                pen.line(cell, colour, (filled ? 2.2 : 1.4) * scale);
            }
        }
    }

    /** Under shades: the element that is filled now, else the norm. */
    private void caption(TensorForm form, Rectangle2D room, boolean gradient) {
        Integer now = filled(form, gradient);
        String text;
        if (now != null) {
            OptionalDouble number = number(form.node(), now, gradient);
            text = number.isPresent() ? Figures.plain(number.getAsDouble(), digits()) : scene.unknown(form.node(), now);
        } else {
            OptionalDouble norm =
                    Summary.of(form, e -> number(form.node(), e, gradient)).norm();
            text = norm.isPresent() ? "norm " + Figures.plain(norm.getAsDouble(), 2) : "·";
        }
        pen.centred(
                text,
                now != null ? Fonts.MONO_BOLD : Fonts.MONO,
                10 * scale,
                room.getCenterX(),
                room.getMaxY() - 2 * scale,
                Math.max(room.getWidth(), TensorForm.CELL_WIDTH * scale),
                gradient ? palette.phases().backward() : now != null ? palette.ink() : palette.muted());
    }

    private @Nullable Integer filled(TensorForm form, boolean gradient) {
        for (int i = 0; i < form.size(); i++) {
            if (fills(form.node(), form.first() + i, gradient)) {
                return form.first() + i;
            }
        }
        return null;
    }

    private static String three(double value) {
        return Figures.plain(value, 3);
    }

    private void figures(TensorForm form, Rectangle2D room, boolean gradient) {
        brackets(room, gradient);
        Summary summary = Summary.of(form, e -> number(form.node(), e, gradient));
        String[] names = {"norm", "least", "most"};
        OptionalDouble[] numbers = {summary.norm(), summary.least(), summary.most()};
        for (int i = 0; i < names.length; i++) {
            double baseline = room.getY() + (i + 0.75) * TensorForm.CELL_HEIGHT * scale;
            double inset = 6 * scale;
            pen.left(names[i], Fonts.SANS, 10 * scale, room.getX() + inset, baseline, room.getWidth(), palette.muted());
            String text = numbers[i].isPresent() ? three(numbers[i].getAsDouble()) : "·";
            pen.right(
                    text,
                    Fonts.MONO,
                    10.5 * scale,
                    room.getMaxX() - inset,
                    baseline,
                    room.getWidth() * 0.6,
                    hue(gradient));
        }
    }

    private void addItems(OpLayout.Plate plate) {
        TensorForm form = plate.form();
        if (form.kind() == TensorForm.Kind.FIGURES) {
            String name = String.format(
                    Locale.ROOT, "%s, %d × %d", scene.symbols().tensorPlain(form.node()), form.rows(), form.columns());
            items.add(Item.of("tensor." + form.node().name(), plate.values(), name));
            return;
        }
        for (int row = 0; row < form.rows(); row++) {
            for (int column = 0; column < form.columns(); column++) {
                int element = form.element(row, column);
                Shape shape = shape(form, plate, row, column);
                items.add(scene.item(form.node(), element, shape));
            }
        }
    }

    /** An element is where its value stands and where its gradient does. */
    private Shape shape(TensorForm form, OpLayout.Plate plate, int row, int column) {
        Rectangle2D value = cell(form, plate.values(), row, column);
        Rectangle2D gradients = plate.gradients();
        if (gradients == null) {
            return value;
        }
        Path2D both = new Path2D.Double(value);
        both.append(cell(form, gradients, row, column), false);
        return both;
    }
}
