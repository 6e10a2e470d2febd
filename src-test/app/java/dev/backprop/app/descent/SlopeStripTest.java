package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.optim.Rule;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlopeStripTest {
    private static final int WIDTH = 850;

    private final DescentViewModel model = new DescentViewModel();

    private List<Item> paint(int height) {
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        List<Item> items = new DescentPainter()
                .paint(g, model.pictureProperty().get(), new PaintContext(WIDTH, height, Palette.LIGHT, 1));
        g.dispose();
        return items;
    }

    private static Optional<Item> item(List<Item> items, String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    private static Rectangle2D bounds(List<Item> items, String id) {
        return item(items, id).orElseThrow().shape().getBounds2D();
    }

    @Test
    void isNotThereUntilItIsAskedFor() {
        assertThat(item(paint(400), "slope")).isEmpty();
        model.overlays().slope().set(true);
        assertThat(item(paint(400), "slope"))
                .hasValueSatisfying(slope -> assertThat(slope.name()).isEqualTo("f′(x) = 2x"));
    }

    @Test
    void marksTheSlopeUnderTheCurrentIterate() {
        model.overlays().slope().set(true);
        model.playback().seek(3);
        List<Item> items = paint(400);
        assertThat(item(items, "slope[3]").orElseThrow().value())
                .isEqualTo(model.trajectory().gradient(3, 0));
        assertThat(bounds(items, "slope[3]").getCenterX())
                .isCloseTo(bounds(items, "x[3]").getCenterX(), within(0.5));
        assertThat(bounds(items, "slope[3]").getMinY())
                .isGreaterThan(bounds(items, "x[3]").getMaxY());
    }

    @Test
    void marksWhereTheCurveIsFlat() {
        model.overlays().slope().set(true);
        assertThat(item(paint(400), "slope-zero[0]").orElseThrow().value()).isEqualTo(0);
    }

    @Test
    void saysWhereTheFormulaIsTooLong() {
        model.overlays().slope().set(true);
        model.fProperty()
                .set("sin(x)*cos(2x)*exp(-x^2)/(1+x^2) + log(1+exp(sin(3x)*x^3))*tanh(x) + cos(x)^3*exp(sin(x))");
        assertThat(item(paint(400), "slope").orElseThrow().name()).contains("too long to write out");
    }

    @Test
    void leavesTheCurveRoomBesideEveryArrowInTheSmallestWindow() {
        model.fProperty().set("x^4 - 3x^2 + x");
        model.x0Property().set(-2);
        model.alphaProperty().set(0.2);
        model.ruleProperty().set(Rule.ADAM);
        model.overlays().slope().set(true);
        for (Arrow arrow : Arrow.values()) {
            model.arrows().property(arrow).set(true);
        }
        List<Item> items = paint(405);
        double lowest = items.stream()
                .filter(item -> item.id().startsWith("x["))
                .mapToDouble(item -> item.shape().getBounds2D().getMaxY())
                .max()
                .orElseThrow();
        double lanes = items.stream()
                .filter(item -> item.id().startsWith("part["))
                .mapToDouble(item -> item.shape().getBounds2D().getMinY())
                .min()
                .orElseThrow();
        assertThat(bounds(items, "formula").getMaxY()).isLessThan(lowest);
        assertThat(lowest).isLessThan(lanes);
        assertThat(bounds(items, "slope[0]").getMaxY()).isLessThan(405);
    }

    @Test
    void aSessionKeepsItAndTheGradientField() {
        model.overlays().slope().set(true);
        model.overlays().field().set(true);
        DescentViewModel other = new DescentViewModel();
        other.open(model.session(), "test");
        assertThat(other.overlays().slope().get()).isTrue();
        assertThat(other.overlays().field().get()).isTrue();
        other.open(new DescentViewModel().session(), "test");
        assertThat(other.overlays().slope().get()).isFalse();
    }
}
