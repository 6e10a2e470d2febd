package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitTestTest {
    private final Item card = Item.of("card", new Rectangle2D.Double(0, 0, 200, 200), "card");
    private final Item node = Item.of("node", new Ellipse2D.Double(80, 80, 40, 40), "node");
    private final Item edge = Item.of("edge", new Line2D.Double(300, 0, 300, 200), "edge");

    @Test
    void theSmallerOfTwoShapesAroundThePointerWins() {
        assertThat(HitTest.at(List.of(node, card), 100, 100)).contains(node);
    }

    @Test
    void aLineIsHitNearIt() {
        assertThat(HitTest.at(List.of(card, edge), 304, 100)).contains(edge);
        assertThat(HitTest.at(List.of(card, edge), 310, 100)).isEmpty();
    }
}
