package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoverTipTest {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 500;
    private static final double[] SIZE = {180, 60};

    @ParameterizedTest
    @CsvSource({"5, 5", "790, 5", "5, 490", "790, 490", "400, 250", "400, 4", "400, 496"})
    void coversNeitherANumberNorLeavesTheStage(double x, double y) {
        Rectangle2D number = new Rectangle2D.Double(x - 30, y - 8, 60, 16);
        Rectangle2D at = HoverTip.place(number, new Point2D(x, y), SIZE, WIDTH, HEIGHT);

        assertThat(at.intersects(number)).isFalse();
        assertThat(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT).contains(at)).isTrue();
    }

    @Test
    void leavesTheNumbersInTheMiddleOfALargeUnitFree() {
        Rectangle2D unit = new Rectangle2D.Double(340, 190, 120, 120);
        Rectangle2D at = HoverTip.place(unit, new Point2D(400, 250), SIZE, WIDTH, HEIGHT);

        assertThat(at.intersects(new Rectangle2D.Double(340, 225, 120, 50))).isFalse();
    }

    @Test
    void isBesideThePointerWhereNothingIsInTheWay() {
        Rectangle2D spot = new Rectangle2D.Double(400, 250, 0, 0);
        Rectangle2D at = HoverTip.place(spot, new Point2D(400, 250), SIZE, WIDTH, HEIGHT);

        assertThat(at.getX()).isBetween(401.0, 420.0);
        assertThat(at.getY()).isBetween(251.0, 275.0);
    }
}
