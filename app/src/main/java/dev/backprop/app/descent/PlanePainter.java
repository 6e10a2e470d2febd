package dev.backprop.app.descent;

import dev.backprop.app.paint.AxisScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Layer;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Objective;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints a descent on a function of x and y from above: its heights as a map, the {@link PlaneIterates}, the formula. */
final class PlanePainter implements Painter<DescentPicture> {
    /** The formulas' size of type, and what is free over and under them. */
    private static final double TYPE = 16;

    private static final double ABOVE = 14;
    private static final double BELOW = 8;

    /** From where on a picture has room for all lines of the formulas. */
    private static final double ROOMY_HEIGHT = 560;

    private static final double ROOMY_WIDTH = 1200;

    /** Between two arrows of the gradient field. */
    private static final double CELL = 34;

    private final Layer ground = new Layer();
    private volatile @Nullable Kept kept;
    private volatile @Nullable GradientField field;

    private record Kept(
            String f, ViewRange range, int width, int height, Palette palette, int fine, BufferedImage image) {}

    @Override
    public List<Item> paint(Graphics2D g, DescentPicture picture, PaintContext context) {
        Pen pen = new Pen(g, context);
        Lens lens = lens(picture, context);
        ViewRange range = lens.range();
        Rectangle2D area = lens.area();
        Object same = List.of(picture.trajectory().config().f(), range, area, picture.field());
        ground.paint(g, context, same, layer -> ground(new Pen(layer, context), picture, lens));
        if (picture.trajectory().size() == 0) {
            return new NoDescent(pen, picture).paint(lens);
        }
        Shape clip = g.getClip();
        g.clip(area);
        List<Item> items = new PlaneIterates(pen, picture, lens).paint();
        ExactStep.inPlane(pen, picture, lens).ifPresent(items::add);
        g.setClip(clip);
        boolean brief = isBrief(context);
        int most = lines(picture, context);
        double half = area.getWidth() / 2 - context.scaled(14);
        for (int axis = 0; axis < 2; axis++) {
            var lines = brief ? StepFormula.brief(picture, axis) : StepFormula.of(picture, axis);
            FormulaBlock formula = new FormulaBlock(lines, context, half, most, TYPE);
            double left = axis == 0 ? area.getMinX() : area.getMaxX() - half;
            String name = "the step of " + (axis == 0 ? "x" : "y") + " as a formula";
            items.add(Item.of("formula[" + axis + "]", formula.draw(pen, left, context.scaled(ABOVE)), name));
        }
        return items;
    }

    /** What lies under the iterates: the heights, the numbers at the edges and the arrows of the field. */
    private void ground(Pen pen, DescentPicture picture, Lens lens) {
        Rectangle2D area = lens.area();
        int width = (int) area.getWidth();
        int height = (int) area.getHeight();
        BufferedImage map =
                map(picture, lens.range(), width, height, pen.context().palette(), HeightMap.fine(pen.g()));
        pen.g().drawImage(map, (int) area.getMinX(), (int) area.getMinY(), width, height, null);
        ticks(pen, area, lens.x(), lens.y());
        if (picture.field()) {
            Shape clip = pen.g().getClip();
            pen.g().clip(area);
            field(pen, picture, lens);
            pen.g().setClip(clip);
        }
    }

    /** Where points of the plane are in a picture, under the formulas. */
    static Lens lens(DescentPicture picture, PaintContext context) {
        double band = FormulaBlock.reserved(lines(picture, context), context, TYPE) + context.scaled(ABOVE + BELOW);
        Rectangle2D area = new Rectangle2D.Double(
                context.scaled(58),
                band,
                Math.max(20, context.width() - context.scaled(88)),
                Math.max(20, context.height() - context.scaled(34) - band));
        return Lens.of(square(picture.range(), area), area);
    }

    /** Whether the picture is too small for all lines of the formulas: then the map has the room. */
    private static boolean isBrief(PaintContext context) {
        return context.height() < context.scaled(ROOMY_HEIGHT) || context.width() < context.scaled(ROOMY_WIDTH);
    }

    private static int lines(DescentPicture picture, PaintContext context) {
        return isBrief(context)
                ? StepFormula.BRIEF
                : StepFormula.lines(picture.trajectory().config().optimizer().rule());
    }

    /** As many units to a pixel down as across, so that the gradient stands at a right angle to the contours. */
    private static ViewRange square(ViewRange r, Rectangle2D area) {
        double unit = Math.max((r.xHigh() - r.xLow()) / area.getWidth(), (r.yHigh() - r.yLow()) / area.getHeight());
        double halfX = unit * area.getWidth() / 2;
        double halfY = unit * area.getHeight() / 2;
        double cx = (r.xLow() + r.xHigh()) / 2;
        double cy = (r.yLow() + r.yHigh()) / 2;
        return new ViewRange(cx - halfX, cx + halfX, cy - halfY, cy + halfY);
    }

    private void field(Pen pen, DescentPicture picture, Lens lens) {
        var f = picture.trajectory().config().expression();
        double cell = pen.px(CELL);
        GradientField last = field;
        GradientField now = last != null && last.isFor(f, lens, cell) ? last : GradientField.of(f, lens, cell);
        field = now;
        pen.g()
                .setColor(Palette.mix(
                        pen.context().palette().ink(), pen.context().palette().stage(), 0.25));
        pen.g().fill(now.arrows());
    }

    private BufferedImage map(
            DescentPicture picture, ViewRange range, int width, int height, Palette palette, int fine) {
        String f = picture.trajectory().config().f();
        Kept last = kept;
        if (last != null
                && last.f().equals(f)
                && last.range().equals(range)
                && last.width() == width
                && last.height() == height
                && last.fine() == fine
                && last.palette().equals(palette)) {
            return last.image();
        }
        BufferedImage image = new HeightMap(
                        new Objective(picture.trajectory().config().expression())::value, range, width, height)
                .image(width, height, palette, fine);
        kept = new Kept(f, range, width, height, palette, fine, image);
        return image;
    }

    /** The numbers along the left and the lower edge. */
    static void ticks(Pen pen, Rectangle2D area, AxisScale x, AxisScale y) {
        Font font = pen.font(Fonts.MONO, 12);
        Color colour = pen.context().palette().muted();
        int across = (int) Math.max(2, area.getWidth() / pen.px(110));
        int down = (int) Math.max(2, area.getHeight() / pen.px(70));
        double high = pen.height(font);
        for (double tick : x.ticks(across)) {
            String text = x.label(tick, across);
            double width = pen.width(text, font);
            pen.centred(
                    text,
                    font,
                    new Rectangle2D.Double(x.at(tick) - width / 2, area.getMaxY() + pen.px(6), width, high),
                    colour);
        }
        for (double tick : y.ticks(down)) {
            String text = y.label(tick, down);
            double width = pen.width(text, font);
            pen.centred(
                    text,
                    font,
                    new Rectangle2D.Double(area.getMinX() - pen.px(10) - width, y.at(tick) - high / 2, width, high),
                    colour);
        }
    }
}
