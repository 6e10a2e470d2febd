package dev.backprop.app.training;

import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** The network over the losses. */
final class StagePainter implements Painter<StageState> {
    private static final double NETWORK_PART = 0.58;
    private static final double MARGIN = 24;

    private final NetworkPainter network = new NetworkPainter();
    private final ChartPainter chart = new ChartPainter();

    @Override
    public List<Item> paint(Graphics2D g, StageState state, PaintContext context) {
        double margin = Math.min(MARGIN, context.width() / 20);
        double width = context.width() - 2 * margin;
        double height = context.height() - 2 * margin;
        double split = height * NETWORK_PART;
        List<Item> items = new ArrayList<>();
        Shown shown = state.shown();
        if (shown == null) {
            waiting(g, context);
        } else {
            items.addAll(part(g, network, shown, margin, margin, width, split, context));
        }
        double gap = context.scaled(14);
        items.addAll(part(g, chart, state.chart(), margin, margin + split + gap, width, height - split - gap, context));
        return items;
    }

    private static void waiting(Graphics2D g, PaintContext context) {
        g.setFont(Fonts.MEDIUM.at(context.scaled(15)));
        g.setColor(context.palette().muted());
        g.drawString("Reading the digits …", context.scaled(28), context.scaled(44));
    }

    /** Paints one picture into a part of the stage and moves its items there. */
    private static <S> List<Item> part(
            Graphics2D g,
            Painter<S> painter,
            S state,
            double x,
            double y,
            double width,
            double height,
            PaintContext context) {
        if (width < 1 || height < 1) {
            return List.of();
        }
        Graphics2D there = (Graphics2D) g.create();
        there.translate(x, y);
        List<Item> items =
                painter.paint(there, state, new PaintContext(width, height, context.palette(), context.typeScale()));
        there.dispose();
        AffineTransform move = AffineTransform.getTranslateInstance(x, y);
        return items.stream()
                .map(i -> new Item(i.id(), move.createTransformedShape(i.shape()), i.name(), i.value(), i.gradient()))
                .toList();
    }
}
