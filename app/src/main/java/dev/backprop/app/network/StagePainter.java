package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The whole stage: the network, and under it the derivation of the current step. */
final class StagePainter implements Painter<NetworkScene> {
    private static final double CARD_PART = 0.38;
    /** On a projector the card has no labels and no notes. */
    private static final double PROJECTED_PART = 0.34;

    private static final double CARD_LEAST = 200;
    private static final double PROJECTED_LEAST = 172;
    private static final double CARD_MOST = 300;
    private static final double MARGIN = 18;
    /** The stage that a type scale of 1 is made for. */
    private static final double WIDTH = 900;

    private static final double HEIGHT = 560;
    private static final double SMALLEST = 0.8;
    private static final double LARGEST = 1.35;

    @Override
    public List<Item> paint(Graphics2D g, NetworkScene scene, PaintContext given) {
        PaintContext context =
                new PaintContext(given.width(), given.height(), given.palette(), given.typeScale() * growth(given));

        double margin = context.scaled(MARGIN);
        boolean projected = scene.presenting();
        double wanted = Math.max(
                context.scaled(projected ? PROJECTED_LEAST : CARD_LEAST),
                context.height() * (projected ? PROJECTED_PART : CARD_PART));
        double height = Math.min(Math.min(wanted, context.scaled(CARD_MOST)), context.height() * 0.45);
        Rectangle2D card = new Rectangle2D.Double(
                margin, context.height() - margin - height, Math.max(1, context.width() - 2 * margin), height);
        Rectangle2D network = new Rectangle2D.Double(
                margin,
                context.scaled(10),
                Math.max(1, context.width() - 2 * margin),
                Math.max(1, card.getY() - context.scaled(22)));
        List<Item> items = new ArrayList<>(
                switch (scene.look().view()) {
                    case NEURONS ->
                        AggregateLayout.suits(scene.mlp())
                                ? new AggregatePainter(g, scene, context, network).paint()
                                : new NetworkPainter(g, scene, context, network).paint();
                    case OPERATIONS -> new OpPainter(g, scene, context, network).paint();
                });
        Lit.paint(
                new Pen(g, context),
                context.palette(),
                items,
                CardItems.lit(scene.look().hovered()));
        items.addAll(new DerivationPainter(g, scene, context, card).paint());
        return items;
    }

    /** A stage that is larger than a small window's shows larger type, as far as it leaves room. */
    private static double growth(PaintContext context) {
        double room = Math.min(context.width() / WIDTH, context.height() / HEIGHT) / context.typeScale();
        return Math.max(SMALLEST, Math.min(LARGEST, room));
    }
}
