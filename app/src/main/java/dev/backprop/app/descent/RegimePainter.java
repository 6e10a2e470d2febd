package dev.backprop.app.descent;

import dev.backprop.app.paint.AxisScale;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Layer;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Regime.Label;
import dev.backprop.engine.optim.Rule;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Paints the map of settings: what each (α, β) does, and a ring at the current one. */
final class RegimePainter implements Painter<RegimeMap> {
    private static final double CELL = 3;

    private final Layer ground = new Layer();

    /** The regions that are told apart by colour and by word. */
    private enum Region {
        STRAIGHT("straight down", Hue.RUN_3),
        SIDES("side to side", Hue.RUN_2),
        SWINGING("swinging in", Hue.RUN_1),
        AWAY("away", Hue.RUN_4);

        private final String word;
        private final Hue hue;

        Region(String word, Hue hue) {
            this.word = word;
            this.hue = hue;
        }

        static Region of(Label label) {
            return switch (label) {
                case OSCILLATING, BOUNCING -> SIDES;
                case DIVERGING, NEGATIVE_CURVATURE -> AWAY;
                case UNDER_DAMPED -> SWINGING;
                default -> STRAIGHT;
            };
        }

        Color fill(Palette palette) {
            return Palette.mix(palette.stage(), palette.colour(hue), this == AWAY ? 0.28 : 0.2);
        }
    }

    /** Where the map is in a picture of this size; also for the pointer. */
    static Rectangle2D area(double width, double height, double scale) {
        double left = 30 * scale;
        double right = Math.max(left + 20, width - 118 * scale);
        double bottom = Math.max(30, height - 22 * scale);
        return new Rectangle2D.Double(left, 6 * scale, right - left, bottom - 6 * scale);
    }

    @Override
    public List<Item> paint(Graphics2D g, RegimeMap map, PaintContext context) {
        if (!map.drawn()) {
            return List.of();
        }
        Pen pen = new Pen(g, context);
        Palette palette = context.palette();
        Rectangle2D area = area(context.width(), context.height(), context.typeScale());
        AxisScale x = new AxisScale(false, 0, map.mostAlpha(), area.getMinX(), area.getMaxX());
        AxisScale y = new AxisScale(false, 0, RegimeMap.MOST_BETA, area.getMaxY(), area.getMinY());
        // A descent that is played or dragged moves the ring at most, where its curvature stays.
        ground.paint(g, context, List.of(map.optimizer().rule(), map.curvatures()), layer -> {
            cells(layer, map, area, palette);
            Pen on = new Pen(layer, context);
            layer.setColor(palette.grid());
            layer.setStroke(new BasicStroke(on.px(1)));
            layer.draw(area);
            ticks(on, area, x, y);
            legend(on, area);
        });
        return List.of(ring(pen, map, area, x, y));
    }

    private static void cells(Graphics2D g, RegimeMap map, Rectangle2D area, Palette palette) {
        double[] lambdas = map.lambdas();
        double most = map.mostAlpha();
        for (double top = area.getMinY(); top < area.getMaxY(); top += CELL) {
            double beta = (area.getMaxY() - top - CELL / 2) / area.getHeight() * RegimeMap.MOST_BETA;
            double high = Math.min(CELL, area.getMaxY() - top);
            double from = area.getMinX();
            Region region = null;
            for (double left = from; left < area.getMaxX(); left += CELL) {
                double alpha = (left + CELL / 2 - area.getMinX()) / area.getWidth() * most;
                Region next = Region.of(map.at(alpha, Math.max(0, beta), lambdas));
                if (region != null && next != region) {
                    g.setColor(region.fill(palette));
                    g.fill(new Rectangle2D.Double(from, top, left - from, high));
                    from = left;
                }
                region = next;
            }
            if (region != null) {
                g.setColor(region.fill(palette));
                g.fill(new Rectangle2D.Double(from, top, area.getMaxX() - from, high));
            }
        }
    }

    private static void ticks(Pen pen, Rectangle2D area, AxisScale x, AxisScale y) {
        Font font = pen.font(Fonts.MONO, 11);
        Color colour = pen.context().palette().muted();
        double high = pen.height(font);
        List<Double> across = new ArrayList<>(x.ticks(3));
        for (double tick : across) {
            String text = x.label(tick, 3);
            double width = pen.width(text, font);
            pen.centred(
                    text,
                    font,
                    new Rectangle2D.Double(x.at(tick) - width / 2, area.getMaxY() + pen.px(5), width, high),
                    colour);
        }
        pen.centred(
                "α",
                font,
                new Rectangle2D.Double(area.getMaxX() + pen.px(18), area.getMaxY() + pen.px(5), 10, high),
                colour);
        for (double tick : y.ticks(2)) {
            String text = y.label(tick, 2);
            double width = pen.width(text, font);
            pen.centred(
                    text,
                    font,
                    new Rectangle2D.Double(area.getMinX() - pen.px(6) - width, y.at(tick) - high / 2, width, high),
                    colour);
        }
        pen.centred("β", font, new Rectangle2D.Double(area.getMinX() - pen.px(18), area.getMinY(), 10, high), colour);
    }

    private static void legend(Pen pen, Rectangle2D area) {
        Palette palette = pen.context().palette();
        Font font = pen.font(Fonts.SANS, 11.5);
        double line = pen.px(22);
        double top = area.getMinY();
        for (Region region : Region.values()) {
            double left = area.getMaxX() + pen.px(14);
            double side = pen.px(12);
            var swatch = new RoundRectangle2D.Double(left, top, side, side, pen.px(4), pen.px(4));
            pen.g().setColor(region.fill(palette));
            pen.g().fill(swatch);
            pen.g().setColor(Palette.mix(region.fill(palette), palette.colour(region.hue), 0.5));
            pen.g().setStroke(new BasicStroke(pen.px(1)));
            pen.g().draw(swatch);
            double width = pen.width(region.word, font);
            pen.centred(
                    region.word,
                    font,
                    new Rectangle2D.Double(left + side + pen.px(7), top, width, side),
                    palette.ink());
            top += line;
        }
    }

    private static Item ring(Pen pen, RegimeMap map, Rectangle2D area, AxisScale x, AxisScale y) {
        double beta = map.optimizer().rule() == Rule.GD ? 0 : map.optimizer().beta();
        double cx = Math.min(area.getMaxX(), x.at(map.optimizer().lr()));
        double cy = Math.max(area.getMinY(), y.at(beta));
        double r = pen.px(7);
        Ellipse2D circle = new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r);
        pen.g().setColor(pen.context().palette().stage());
        pen.g().fill(circle);
        pen.g().setColor(pen.context().palette().ink());
        pen.g().setStroke(new BasicStroke(pen.px(2.6)));
        pen.g().draw(circle);
        return Item.of(
                "setting", circle, "this setting, " + map.regime().label().text());
    }
}
