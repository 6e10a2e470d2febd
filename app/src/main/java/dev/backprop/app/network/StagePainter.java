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
    private static final double CARD_LEAST = 200;
    private static final double CARD_MOST = 300;
    private static final double MARGIN = 18;

    @Override
    public List<Item> paint(Graphics2D g, NetworkScene scene, PaintContext context) {
        double margin = context.scaled(MARGIN);
        double wanted = Math.max(context.scaled(CARD_LEAST), context.height() * CARD_PART);
        double height = Math.min(Math.min(wanted, context.scaled(CARD_MOST)), context.height() * 0.45);
        Rectangle2D card = new Rectangle2D.Double(
                margin, context.height() - margin - height, Math.max(1, context.width() - 2 * margin), height);
        Rectangle2D network = new Rectangle2D.Double(
                margin,
                context.scaled(10),
                Math.max(1, context.width() - 2 * margin),
                Math.max(1, card.getY() - context.scaled(22)));
        List<Item> items = new ArrayList<>(new NetworkPainter(g, scene, context, network).paint());
        items.addAll(new DerivationPainter(g, scene, context, card).paint());
        return items;
    }
}
