package dev.backprop.app.descent;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Numbers;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.LossGrid;
import dev.backprop.engine.descent.LossSlice;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Paints a network's loss over a plane as a map of heights with its scale, and over it the training's {@link SliceWay}. */
final class SlicePainter implements Painter<SlicePicture> {
    private static final double LEFT = 84;
    private static final double RIGHT = 92;
    private static final double TOP = 14;
    private static final double BOTTOM = 58;

    private volatile @Nullable Kept kept;

    private record Kept(
            LossGrid grid, int width, int height, Palette palette, int fine, BufferedImage image, double[] levels) {}

    @Override
    public List<Item> paint(Graphics2D g, SlicePicture picture, PaintContext context) {
        Pen pen = new Pen(g, context);
        Lens lens = lens(picture, context);
        Rectangle2D area = lens.area();
        LossGrid grid = picture.grid();
        hatched(pen, area);
        if (grid != null) {
            Kept map = map(grid, picture, lens, context.palette(), HeightMap.fine(g));
            g.drawImage(map.image(), (int) area.getMinX(), (int) area.getMinY(), map.width(), map.height(), null);
            scale(pen, area, map.levels());
        }
        g.setColor(context.palette().grid());
        g.setStroke(new BasicStroke(pen.px(1)));
        g.draw(area);
        PlanePainter.ticks(pen, area, lens.x(), lens.y());
        axes(pen, area, picture.plane());
        Shape clip = g.getClip();
        g.clip(area);
        List<Item> items = new ArrayList<>();
        center(pen, picture.slice().center(), lens, items);
        items.addAll(new SliceWay(pen, picture, lens).paint());
        g.setClip(clip);
        return items;
    }

    /** Where points of the plane are in a picture. */
    static Lens lens(SlicePicture picture, PaintContext context) {
        double width = Math.max(40, context.width() - context.scaled(LEFT + RIGHT));
        double height = Math.max(20, context.height() - context.scaled(TOP + BOTTOM));
        double w = Math.floor(Math.min(width, SlicePlane.ASPECT * height));
        double h = Math.floor(w / SlicePlane.ASPECT);
        double left = Math.floor(context.scaled(LEFT) + (width - w) / 2);
        double top = Math.floor(context.scaled(TOP) + (height - h) / 2);
        return Lens.of(picture.shown(), new Rectangle2D.Double(left, top, w, h));
    }

    private Kept map(LossGrid grid, SlicePicture picture, Lens lens, Palette palette, int fine) {
        int width = (int) lens.area().getWidth();
        int height = (int) lens.area().getHeight();
        Kept last = kept;
        if (last == null
                || !last.grid().equals(grid)
                || last.width() != width
                || last.height() != height
                || last.fine() != fine
                || !last.palette().equals(palette)) {
            HeightMap heights =
                    new HeightMap((a, b) -> inside(picture, lens.range(), a, b), lens.range(), width, height);
            BufferedImage solid = heights.image(width, height, palette, fine);
            BufferedImage image = holed(solid, picture, lens, fine);
            last = new Kept(grid, width, height, palette, fine, image, heights.levels());
            kept = last;
        }
        return last;
    }

    /** The height at a point; past the edge, where the map reaches by a part of a cell, that of the edge. */
    private static double inside(SlicePicture picture, ViewRange range, double a, double b) {
        return picture.height(
                Math.max(range.xLow(), Math.min(range.xHigh(), a)), Math.max(range.yLow(), Math.min(range.yHigh(), b)));
    }

    /** The map with nothing where there is no loss, so that the hatching under it is seen. */
    private static BufferedImage holed(BufferedImage solid, SlicePicture picture, Lens lens, int fine) {
        if (picture.holes() == 0) {
            return solid;
        }
        int width = solid.getWidth();
        int height = solid.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int j = 0; j < height; j++) {
            double b = lens.y().value(lens.area().getMinY() + (j + 0.5) / fine);
            for (int i = 0; i < width; i++) {
                double a = lens.x().value(lens.area().getMinX() + (i + 0.5) / fine);
                image.setRGB(i, j, Double.isFinite(picture.height(a, b)) ? solid.getRGB(i, j) : 0);
            }
        }
        return image;
    }

    private static void hatched(Pen pen, Rectangle2D area) {
        Graphics2D g = pen.g();
        Shape clip = g.getClip();
        g.clip(area);
        g.setColor(pen.context().palette().grid());
        g.setStroke(new BasicStroke(pen.px(1.2)));
        double gap = pen.px(9);
        for (double x = area.getMinX() - area.getHeight(); x < area.getMaxX(); x += gap) {
            g.draw(new Line2D.Double(x, area.getMaxY(), x + area.getHeight(), area.getMinY()));
        }
        g.setClip(clip);
    }

    /** The bands' colours with the losses at which they meet. */
    private static void scale(Pen pen, Rectangle2D area, double[] levels) {
        Palette palette = pen.context().palette();
        Color[] fills = HeightMap.fills(palette);
        Font font = pen.font(Fonts.MONO, 11);
        double left = area.getMaxX() + pen.px(16);
        double wide = pen.px(12);
        double head = pen.height(font) + pen.px(4);
        double each = (area.getHeight() - head) / fills.length;
        pen.g().setFont(font);
        pen.g().setColor(palette.muted());
        pen.g().drawString("loss", (float) left, (float) (area.getMinY() + pen.height(font) - pen.px(3)));
        int every = (int) Math.max(2, Math.ceil(pen.height(font) / each));
        double apart = Double.POSITIVE_INFINITY;
        for (int band = every; band < levels.length; band += every) {
            apart = Math.min(apart, levels[band] - levels[band - every]);
        }
        for (int band = 0; band < fills.length; band++) {
            double top = area.getMaxY() - (band + 1) * each;
            pen.g().setColor(fills[band]);
            pen.g().fill(new Rectangle2D.Double(left, top, wide, each + 0.5));
            if (band < levels.length && band % every == 0) {
                pen.line(left, top, left + wide + pen.px(3), top, palette.muted(), 1);
                pen.g().setFont(font);
                pen.g().setColor(palette.muted());
                pen.g().drawString(level(levels[band], apart), (float) (left + wide + pen.px(6)), (float)
                        (top + pen.height(font) * 0.32));
            }
        }
        pen.g().setColor(palette.grid());
        pen.g().setStroke(new BasicStroke(pen.px(1)));
        pen.g().draw(new Rectangle2D.Double(left, area.getMinY() + head, wide, area.getHeight() - head));
    }

    /** As many decimals as tell a loss from the next, two at least where it is small. */
    private static String level(double value, double apart) {
        double size = Math.abs(value);
        if (size >= 1e5 || (size > 0 && size < 1e-3)) {
            return String.format(Locale.ROOT, "%.0e", value).replace('-', '−');
        }
        int usual = size < 1 ? 3 : size < 100 ? 2 : 0;
        int needed = apart > 0 ? (int) Math.ceil(-Math.log10(apart)) : 0;
        return Numbers.fixed(value, Math.max(usual, Math.min(6, needed)));
    }

    private static void axes(Pen pen, Rectangle2D area, SlicePlane plane) {
        Palette palette = pen.context().palette();
        Font font = pen.font(Fonts.SANS, 13);
        double high = pen.height(font);
        pen.centred(
                fitting(pen, plane.axis(0), plane.shortAxis(0), font, area.getWidth()),
                font,
                new Rectangle2D.Double(area.getMinX(), area.getMaxY() + pen.px(26), area.getWidth(), high),
                palette.ink());
        AffineTransform before = pen.g().getTransform();
        pen.g().rotate(-Math.PI / 2, area.getMinX() - pen.px(66), area.getCenterY());
        pen.centred(
                fitting(pen, plane.axis(1), plane.shortAxis(1), font, area.getHeight()),
                font,
                new Rectangle2D.Double(
                        area.getMinX() - pen.px(66) - area.getHeight() / 2,
                        area.getCenterY() - high / 2,
                        area.getHeight(),
                        high),
                palette.ink());
        pen.g().setTransform(before);
    }

    private static String fitting(Pen pen, String text, String brief, Font font, double room) {
        return pen.width(text, font) <= room ? text : brief;
    }

    /** The weights that the plane goes through. */
    private static void center(Pen pen, LossSlice.Projection center, Lens lens, List<Item> items) {
        double x = lens.x().at(center.a());
        double y = lens.y().at(center.b());
        double arm = pen.px(16);
        Color ink = pen.context().palette().ink();
        pen.line(x - arm, y, x + arm, y, ink, 1.6);
        pen.line(x, y - arm, x, y + arm, ink, 1.6);
        items.add(Item.of(
                "center",
                new Rectangle2D.Double(x - arm, y - arm, 2 * arm, 2 * arm),
                "the weights that the plane goes through"));
    }
}
