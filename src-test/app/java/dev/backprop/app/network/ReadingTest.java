package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Colours, widths, marks and the end of a run that explodes. */
class ReadingTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    private List<Item> paint(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        try {
            return new StagePainter()
                    .paint(g, scene(), new PaintContext(image.getWidth(), image.getHeight(), Palette.LIGHT, 1));
        } finally {
            g.dispose();
        }
    }

    private static BufferedImage image() {
        return new BufferedImage(877, 538, BufferedImage.TYPE_INT_RGB);
    }

    /** One unit, without biases: ŷ = v·relu(w·x). */
    private static Session relu(double w, double v, double lr) {
        MlpSpec spec = new MlpSpec(
                1,
                List.of(new LayerSpec(1, Activation.RELU, false), new LayerSpec(1, Activation.LINEAR, false)),
                Loss.MSE);
        return Session.of(
                new Session.Network(
                        spec,
                        List.of(
                                new Session.GivenLayer(new double[][] {{w}}, null),
                                new Session.GivenLayer(new double[][] {{v}}, null))),
                List.of(
                        new Sample(new double[] {2}, new double[] {1}),
                        new Sample(new double[] {3}, new double[] {0}),
                        new Sample(new double[] {4}, new double[] {2})),
                new OptimizerSpec(Rule.GD, lr, 0.9),
                0,
                0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.3, 0.5", "0.5, 0.5", "0.51, 1", "1, 1", "1.7, 2", "7, 10", "0.0021, 0.005"})
    void roundsAScaleUpToOneTwoOrFiveTimesAPowerOfTen(double size, double scale) {
        assertThat(Scales.nice(size)).isCloseTo(scale, within(1e-15));
    }

    @Test
    void measuresColoursByTheFirstIteration() {
        model.open(relu(-0.3, 7, 0.001), "relu");
        assertThat(scene().scales().weight()).isEqualTo(10);

        model.open(relu(0.3, 1, 0.001), "relu");
        // h = 0.6, 0.9, 1.2 times 1; w·x = 0.6, 0.9, 1.2.
        assertThat(scene().scales().contribution()).isEqualTo(2);
    }

    @Test
    void keepsItsScalesForTheWholeRunAndForOtherRules() {
        model.open(relu(0.3, 1, 0.5), "relu");
        Scales before = scene().scales();
        for (int i = 0; i < 200; i++) {
            model.playback().next();
            assertThat(scene().scales()).isEqualTo(before);
        }
        model.document().edit("rule", model.document().session().withOptimizer(new OptimizerSpec(Rule.GD, 0.001, 0.9)));

        assertThat(scene().scales()).isEqualTo(before);
    }

    @Test
    void coloursByWhatIsKnownOnly() {
        model.open(relu(0.5, 1, 0.1), "relu");
        NetworkLayout layout = new NetworkLayout(scene(), new Rectangle2D.Double(0, 0, 877, 300), 1);
        NetworkLayout.Edge last = layout.edges().get(1);

        model.options().colouringProperty().set(Colouring.WEIGHT);
        assertThat(new EdgeMeasure(scene()).number(last)).hasValue(1);
        model.options().colouringProperty().set(Colouring.GRADIENT);
        assertThat(new EdgeMeasure(scene()).number(last)).isEmpty();
        model.options().colouringProperty().set(Colouring.CONTRIBUTION);
        assertThat(new EdgeMeasure(scene()).number(last)).isEmpty();

        model.playback().seek(model.trace().iterationLength());
        // After the update, what came in over the edge is still what the pass computed: 1 · 0.5 · 2.
        assertThat(new EdgeMeasure(scene()).number(last)).hasValue(1);
    }

    @Test
    void marksADeadUnitWithItsSentence() {
        model.open(relu(-0.5, 1, 0.1), "dead");
        model.playback().seek(model.trace().iterationLength());

        for (StageView view : StageView.values()) {
            model.options().viewProperty().set(view);
            assertThat(paint(image()))
                    .filteredOn(item -> item.id().equals("health.h1[0]"))
                    .extracting(Item::name)
                    .containsExactly(
                            "h₁ is dead: ReLU is off for all 3 samples (the largest score is −1), so no gradient passes");
        }
    }

    @Test
    void writesTheSentenceOnTheStageWhileItsUnitIsPointedAt() {
        model.open(relu(-0.5, 1, 0.1), "dead");
        model.playback().seek(model.trace().iterationLength());
        BufferedImage before = image();
        paint(before);
        model.options().hoveredProperty().set("health.h1[0]");
        BufferedImage after = image();
        paint(after);

        assertThat(differing(before, after)).isGreaterThan(1000);
    }

    private static int differing(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource(StageView.class)
    void stopsAtTheStepThatExplodesAndSaysWhatItWasGiven(StageView view) {
        model.open(relu(1e150, 2e150, 1e10), "explodes");
        model.options().viewProperty().set(view);
        for (int i = 0; i < 100; i++) {
            model.playback().next();
        }

        assertThat(model.playback().getIndex())
                .isEqualTo(model.trace().stopped().orElseThrow().index());
        assertThat(scene().stopped())
                .isEqualTo("loss became Infinity in iteration 1, at Mse, from z2 (up to 8.000e+300) and y (up to 2)");
        BufferedImage image = image();
        paint(image);
        int red = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < 60; y++) {
                red += image.getRGB(x, y) == Palette.LIGHT.run(3).getRGB() ? 1 : 0;
            }
        }
        assertThat(red).as("pixels of the banner's frame").isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(StageView.class)
    void savesTheViewAndTheColouringWithTheSession(StageView view) {
        for (Colouring colouring : Colouring.values()) {
            model.options().viewProperty().set(view);
            model.options().colouringProperty().set(colouring);
            NetworkViewModel other = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);
            other.open(model.session(), "saved");

            assertThat(other.options().viewProperty().get()).isEqualTo(view);
            assertThat(other.options().colouringProperty().get()).isEqualTo(colouring);
        }
    }
}
