package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RivalStepsTest {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 530;

    private final DescentViewModel model = new DescentViewModel();
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);

    @BeforeEach
    void race() {
        model.set(new DescentConfig("x^2 + 10y^2", List.of(2.0, 1.0), new OptimizerSpec(Rule.GD, 0.08, 0.8), 30));
        model.race().set(List.of(new OptimizerSpec(Rule.ADAM, 0.4, 0.8), new OptimizerSpec(Rule.NESTEROV, 0.03, 0.8)));
    }

    private List<Item> steps() {
        Graphics2D g = image.createGraphics();
        List<Item> items = new PlanePainter()
                .paint(g, model.pictureProperty().get(), new PaintContext(WIDTH, HEIGHT, Palette.LIGHT, 1));
        g.dispose();
        return items.stream().filter(item -> item.id().startsWith("race-step[")).toList();
    }

    @Test
    void everyRivalsNextStepIsThere() {
        model.playback().seek(1);
        assertThat(steps())
                .extracting(Item::id)
                .containsExactly("race-step[Adam · α 0.4 · β 0.8]", "race-step[Nesterov · α 0.03 · β 0.8]");
    }

    @Test
    void aStepLeadsFromItsRunnerToWhereTheRunnerIsNext() {
        model.playback().seek(1);
        Rectangle2D step = steps().get(0).shape().getBounds2D();
        DescentPicture picture = model.pictureProperty().get();
        Lens lens = PlanePainter.lens(picture, new PaintContext(WIDTH, HEIGHT, Palette.LIGHT, 1));
        double[] from = picture.others().get(0).trajectory().point(1);
        double[] to = picture.others().get(0).trajectory().point(2);
        assertThat(to[0]).as("it goes left").isLessThan(from[0]);
        assertThat(step.getMinX()).isBetween(lens.x().at(to[0]) - 5, lens.x().at(to[0]) + 5);
        assertThat(step.getMaxX()).isBetween(lens.x().at(from[0]) - 9, lens.x().at(from[0]));
    }

    @Test
    void theyGoWithTheArrowOfTheStep() {
        model.playback().seek(1);
        model.arrows().property(Arrow.STEP).set(false);
        assertThat(steps()).isEmpty();
    }

    @Test
    void nobodyHasAStepFromTheLastIterate() {
        model.playback().toEnd();
        assertThat(steps()).isEmpty();
    }

    @Test
    void aStepUnderItsRunnersDotHasNoArrow() {
        model.race().set(List.of(new OptimizerSpec(Rule.HEAVY_BALL, 1e-6, 0.8)));
        model.playback().seek(1);
        assertThat(steps()).isEmpty();
    }

    @Test
    void aRunawaysStepEndsAtTheEdge() {
        model.race().set(List.of(new OptimizerSpec(Rule.GD, 100, 0.8)));
        assertThat(steps())
                .singleElement()
                .satisfies(item -> assertThat(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)
                                .contains(item.shape().getBounds2D()))
                        .isTrue());
    }
}
