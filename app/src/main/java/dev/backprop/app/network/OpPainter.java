package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints the computation graph: operations as boxes, values on the arrows between them, and under the arrows, dashed and the
 * other way round, the gradients that have come back.
 */
final class OpPainter {
    private static final double WORD = 10.5;
    /** The scale at which a word can be read from the back row. */
    private static final double PROJECTED = 14 / WORD;

    private final Pen pen;
    private final Palette palette;
    private final NetworkScene scene;
    private final PassState state;
    private final Rectangle2D given;
    private final Rectangle2D area;
    private final Rectangle2D strip;
    private final OpLayout layout;
    private final OpReads reads;
    private final double scale;
    private final List<Item> items = new ArrayList<>();

    OpPainter(Graphics2D g, NetworkScene scene, PaintContext context, Rectangle2D given) {
        this.pen = new Pen(g, context);
        this.palette = context.palette();
        this.scene = scene;
        this.state = scene.state();
        this.given = given;
        this.area = StopBanner.under(Legend.over(given, pen), scene, pen);
        this.strip = Legend.strip(given, pen);
        this.reads = new OpReads(scene.step());
        OpChain chain = new OpChain(scene.mlp(), scene.sample());
        this.layout = new OpLayout(chain, area, context.typeScale(), scene.presenting() ? PROJECTED : 0, row());
        this.scale = layout.scale();
    }

    /** What the row must show: the operation that runs, or the parameter that is updated. */
    private @Nullable Node row() {
        Node operation = reads.operation();
        return operation != null || scene.step() == null
                ? operation
                : scene.step().node();
    }

    List<Item> paint() {
        layout.pipes().forEach(this::pipe);
        layout.boxes().forEach(this::box);
        TensorPainter tensors = new TensorPainter(pen, palette, scene, reads, scale);
        layout.plates().forEach(tensors::paint);
        items.addAll(tensors.items());
        HealthMarks marks = new HealthMarks(pen, palette, scene);
        layout.plates().forEach(plate -> marks.paint(tensors, plate));
        layout.boxes().stream().filter(this::speaks).forEach(this::rule);
        if (layout.paged()) {
            map(strip);
        }
        boolean shaded = layout.plates().stream().anyMatch(p -> p.form().kind() == TensorForm.Kind.SHADES);
        new Legend(pen, palette, scene, strip).ofShades(shaded).marks(marks).paint();
        marks.words(area);
        new StopBanner(pen, palette, scene, given).paint();
        items.addAll(marks.items());
        return items;
    }

    private boolean isActive(Node node) {
        return reads.operation() == node;
    }

    /** An operation says its rule while it runs, or while it is pointed at and no other one is. */
    private boolean speaks(OpLayout.Box box) {
        String hovered = scene.look().hovered();
        boolean pointed = hovered != null && layout.boxes().stream().anyMatch(b -> id(b).equals(hovered));
        return pointed ? id(box).equals(hovered) : isActive(box.node());
    }

    private static String id(OpLayout.Box box) {
        return "operation." + box.node().name();
    }

    private boolean known(Node node, boolean gradient) {
        int first = TensorForm.of(node, scene.sample(), scene.mlp().samples()).first();
        return gradient
                ? state.gradient(node, first).isPresent()
                : state.value(node, first).isPresent();
    }

    /** Forward in ink once there is a value on it, and beside it, dashed, the gradient's way back. */
    private void pipe(OpLayout.Pipe pipe) {
        boolean forward = known(pipe.node(), false);
        Phase phase = state.phase();
        boolean carries = scene.step() != null
                && phase != Phase.BACKWARD
                && phase != Phase.UPDATE
                && (scene.step().node() == pipe.node() || (pipe.into() != null && isActive(pipe.into())));
        Color hue = palette.colour(PassTrack.hue(phase));
        Color colour = carries ? hue : forward ? palette.muted() : palette.grid();
        double width = (carries ? 2.6 : forward ? 1.6 : 1.4) * scale;
        pen.line(pipe.path(), dimmed(colour, carries), width);
        if (pipe.node().role() == Role.PARAMETER && !known(pipe.node(), true)) {
            upToValues(pipe, dimmed(colour, carries), width);
        }
        if (!(pipe.into() == null && !pipe.along())) {
            pen.arrowHead(before(pipe), pipe.end(), (carries ? 9 : 7) * scale, dimmed(colour, carries));
        }
        if (pipe.node().requiresGrad()) {
            back(pipe);
        }
    }

    /** While a parameter has no gradient yet, its line leads through the room for it. */
    private void upToValues(OpLayout.Pipe pipe, Color colour, double width) {
        for (OpLayout.Plate plate : layout.plates()) {
            Rectangle2D values = plate.values();
            if (plate.form().node() == pipe.node()
                    && values.getMaxY() < pipe.start().getY() - scale) {
                double top = values.getMaxY() + 4 * scale;
                pen.line(
                        new Line2D.Double(
                                pipe.start().getX(),
                                top,
                                pipe.start().getX(),
                                pipe.start().getY()),
                        colour,
                        width);
            }
        }
    }

    private Color dimmed(Color colour, boolean active) {
        return scene.presenting() && scene.step() != null && !active
                ? Palette.mix(colour, palette.stage(), 0.45)
                : colour;
    }

    /** The last corner before the end, for the direction of the arrow. */
    private static Point2D before(OpLayout.Pipe pipe) {
        double dx = pipe.end().getX() - pipe.start().getX();
        double dy = pipe.end().getY() - pipe.start().getY();
        boolean bent = Math.abs(dx) > 1 && Math.abs(dy) > 1;
        return bent ? new Point2D.Double(pipe.end().getX() - 1, pipe.end().getY()) : pipe.start();
    }

    private void back(OpLayout.Pipe pipe) {
        boolean passes = state.phase() == Phase.BACKWARD
                && scene.step() != null
                && (scene.step().node() == pipe.node() || scene.step().segment().out() == pipe.node());
        if (!known(pipe.node(), true) && !passes) {
            return;
        }
        double beside = 3.6 * scale;
        boolean straight = Math.abs(pipe.start().getY() - pipe.end().getY()) < 1;
        double dx = straight ? 0 : beside;
        double dy = straight ? beside : 0;
        Color violet = dimmed(palette.phases().backward(), passes);
        Shape path = AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(pipe.path());
        pen.dashed(path, violet, (passes ? 2.4 : 1.3) * scale, (passes ? 5 : 3.5) * scale);
        Point2D tip = new Point2D.Double(pipe.start().getX() + dx, pipe.start().getY() + dy);
        Point2D from = new Point2D.Double(
                straight ? tip.getX() + 10 : tip.getX(), straight ? tip.getY() : tip.getY() + (down(pipe) ? 10 : -10));
        pen.arrowHead(from, tip, (passes ? 9 : 6.5) * scale, violet);
    }

    private static boolean down(OpLayout.Pipe pipe) {
        return pipe.end().getY() > pipe.start().getY();
    }

    private void box(OpLayout.Box box) {
        boolean active = isActive(box.node());
        Rectangle2D room = box.shape();
        double arc = 12 * scale;
        Shape shape =
                new RoundRectangle2D.Double(room.getX(), room.getY(), room.getWidth(), room.getHeight(), arc, arc);
        pen.fill(shape, active ? palette.highlightFill() : palette.panel());
        Color line = active ? palette.colour(PassTrack.hue(state.phase())) : palette.muted();
        pen.line(shape, dimmed(line, active), (active ? 2.8 : 1.3) * scale);
        Op op = box.node().computedBy();
        OpSign sign = OpSign.of(op);
        Color ink = dimmed(palette.ink(), active);
        Path2D curve = OpSign.curve(op);
        if (curve != null) {
            curve(curve, room, ink);
        } else {
            boolean single = sign.sign().length() == 1;
            pen.centred(
                    sign.sign(),
                    Fonts.SEMI_BOLD,
                    (single ? 22 : 14) * scale,
                    room.getCenterX(),
                    room.getY() + (single ? 23 : 21) * scale,
                    room.getWidth() - 6 * scale,
                    ink);
        }
        pen.centred(
                sign.word(),
                Fonts.SANS,
                WORD * scale,
                room.getCenterX(),
                room.getMaxY() - 6.5 * scale,
                room.getWidth() - 6 * scale,
                dimmed(palette.muted(), active));
        items.add(Item.of(id(box), shape, spoken(box)));
    }

    private void curve(Path2D curve, Rectangle2D room, Color ink) {
        double middle = room.getY() + 16 * scale;
        double across = 15 * scale;
        double up = 9 * scale;
        Path2D axis = new Path2D.Double();
        axis.moveTo(room.getCenterX() - across, middle);
        axis.lineTo(room.getCenterX() + across, middle);
        pen.line(axis, palette.grid(), scale);
        AffineTransform place = new AffineTransform(across, 0, 0, -up, room.getCenterX(), middle);
        pen.line(curve.createTransformedShape(place), ink, 2 * scale);
    }

    private String spoken(OpLayout.Box box) {
        Node node = box.node();
        return OpSign.of(node.computedBy()).word() + " operation, gives "
                + scene.symbols().tensorPlain(node);
    }

    /** Forward the operation itself, backward its local derivative, in a chip under its box. */
    private void rule(OpLayout.Box box) {
        Node node = box.node();
        List<String> operands =
                node.inputs().stream().map(scene.symbols()::tensorLatex).toList();
        boolean backward = state.phase() == Phase.BACKWARD;
        int input = backward && isActive(node) && scene.step() != null
                ? scene.step().segment().input()
                : 0;
        Op op = node.computedBy();
        String out = scene.symbols().tensorLatex(node);
        String latex = backward
                ? "\\frac{\\partial " + out + "}{\\partial " + operands.get(input) + "} = "
                        + op.derivativeLatex(input, operands)
                : out + " = " + op.latex(operands);
        double size = (backward ? 15 : 14) * scale;
        Formula.Size natural = Formula.measure(latex, size);
        double padding = 7 * scale;
        double width = Math.min(natural.width() + 2 * padding, area.getWidth());
        double height = Math.max(22 * scale, natural.height() + padding);
        double x = Math.max(
                area.getX(), Math.min(area.getMaxX() - width, box.shape().getCenterX() - width / 2));
        double y = box.shape().getCenterY() + layout.underLine() + 5 * scale;
        if (!box.cell().below().isEmpty()) {
            x = Math.min(x, box.shape().getCenterX() - (TensorForm.CELL_WIDTH / 2 + 6) * scale - width);
        }
        y = Math.min(y, area.getMaxY() - height);
        Shape chip = new RoundRectangle2D.Double(x, y, width, height, 8 * scale, 8 * scale);
        pen.fill(chip, palette.highlightFill());
        pen.line(chip, palette.highlight(), scale);
        double baseline = y + (height - natural.height()) / 2 + natural.ascent();
        pen.formula(latex, size, x + padding, baseline, width - 2 * padding, height, palette.ink());
    }

    /** All operations in one line, those of this page in a frame. */
    private void map(Rectangle2D room) {
        int count = layout.cells().size();
        double step = Math.min(pen.scaled(13), room.getWidth() * 0.4 / (count + 1));
        double x = room.getMaxX() - step * (count - 0.5);
        double y = room.getCenterY();
        List<Node> shown = layout.boxes().stream().map(OpLayout.Box::node).toList();
        Rectangle2D frame = null;
        for (int i = 0; i < count; i++) {
            Node node = layout.cells().get(i).node();
            boolean active = isActive(node);
            double r = pen.scaled(active ? 4 : 2.6);
            double at = x + i * step;
            Color colour = active
                    ? palette.colour(PassTrack.hue(state.phase()))
                    : known(node, false) ? palette.muted() : palette.grid();
            pen.fill(new Ellipse2D.Double(at - r, y - r, 2 * r, 2 * r), colour);
            if (shown.contains(node)) {
                Rectangle2D own = new Rectangle2D.Double(at - step / 2, y - pen.scaled(7), step, pen.scaled(14));
                frame = frame == null ? own : frame.createUnion(own);
            }
        }
        if (frame != null) {
            double arc = pen.scaled(8);
            pen.line(
                    new RoundRectangle2D.Double(
                            frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight(), arc, arc),
                    palette.muted(),
                    scale);
        }
    }
}
