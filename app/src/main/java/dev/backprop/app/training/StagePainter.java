package dev.backprop.app.training;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The network over the curves and the confusion matrix, in one picture; what the stage's surfaces show, for a file. */
final class StagePainter implements Painter<StageState> {
    private final NetworkPainter network = new NetworkPainter();
    private final CurvesPainter curves = new CurvesPainter();
    private final ConfusionPainter confusion = new ConfusionPainter();

    @Override
    public List<Item> paint(Graphics2D g, StageState state, PaintContext context) {
        StageLayout layout =
                StageLayout.of(context.width(), context.height(), context.typeScale(), state.confusionChosen());
        List<Item> items = new ArrayList<>();
        NetworkState shown = state.network();
        if (shown == null) {
            waiting(g, context);
        } else {
            items.addAll(part(g, network, shown, layout.network(), context));
        }
        title(g, state, layout, context);
        items.addAll(part(g, curves, state.chart(), layout.chart(), context));
        items.addAll(part(g, confusion, state.confusion(), layout.confusion(), context));
        return items;
    }

    /** What is said before the digits are there. */
    static void waiting(Graphics2D g, PaintContext context) {
        g.setFont(Fonts.MEDIUM.at(context.scaled(15)));
        g.setColor(context.palette().muted());
        g.drawString("Reading the digits …", context.scaled(4), context.scaled(20));
    }

    private static void title(Graphics2D g, StageState state, StageLayout layout, PaintContext context) {
        g.setFont(Fonts.SEMI_BOLD.at(context.scaled(13)));
        g.setColor(context.palette().ink());
        boolean curves = layout.chart().getWidth() > 0;
        String title = curves ? state.chart().view().metric().title() : "Confusion";
        g.drawString(
                title, (float) layout.strip().getX(), (float) (layout.strip().getCenterY() + context.scaled(5)));
    }

    /** Paints one picture into a part of the stage and moves its items there. */
    private static <S> List<Item> part(
            Graphics2D g, Painter<S> painter, S state, Rectangle2D place, PaintContext context) {
        if (place.getWidth() < 1 || place.getHeight() < 1) {
            return List.of();
        }
        Graphics2D there = (Graphics2D) g.create();
        there.translate(place.getX(), place.getY());
        List<Item> items = painter.paint(
                there,
                state,
                new PaintContext(place.getWidth(), place.getHeight(), context.palette(), context.typeScale()));
        there.dispose();
        return items.stream().map(i -> moved(i, place.getX(), place.getY())).toList();
    }

    /** An item elsewhere. */
    static Item moved(Item i, double x, double y) {
        AffineTransform move = AffineTransform.getTranslateInstance(x, y);
        return new Item(i.id(), move.createTransformedShape(i.shape()), i.name(), i.value(), i.gradient());
    }
}
