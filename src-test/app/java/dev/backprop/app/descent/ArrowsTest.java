package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.StepPart;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArrowsTest {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 530;
    private static final PaintContext CONTEXT = new PaintContext(WIDTH, HEIGHT, Palette.LIGHT, 1);

    private final DescentViewModel model = new DescentViewModel();

    private void run(String f, List<Double> x0, Rule rule, double alpha, int steps) {
        model.set(new DescentConfig(f, x0, new OptimizerSpec(rule, alpha, 0.9), steps));
    }

    private void showAll() {
        for (Arrow arrow : Arrow.values()) {
            model.arrows().property(arrow).set(true);
        }
    }

    private List<Item> paint() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        List<Item> items = new DescentPainter().paint(g, model.pictureProperty().get(), CONTEXT);
        g.dispose();
        return items;
    }

    private Rectangle2D bounds(Arrow arrow) {
        return paint().stream()
                .filter(item -> item.id().equals("part[" + arrow.toggle() + "]"))
                .findFirst()
                .orElseThrow()
                .shape()
                .getBounds2D();
    }

    private String words(Arrow arrow) {
        DescentPicture picture = model.pictureProperty().get();
        return ArrowWords.of(
                StepNumbers.of(picture.trajectory(), picture.iterate()).orElseThrow(), arrow, picture);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void theArrowsOfARuleAreThePartsThatTheRuleUses(Rule rule) {
        run("x^2", List.of(1.0), rule, 0.1, 5);
        List<StepPart> parts = model.trajectory().parts(2, 0);
        for (Arrow arrow : Arrow.values()) {
            assertThat(arrow.part(parts).isPresent())
                    .as("%s of %s", arrow, rule)
                    .isEqualTo(arrow.isIn(rule));
        }
        assertThat(parts)
                .allMatch(part -> Arrow.of(rule).stream()
                        .anyMatch(arrow -> arrow.part(List.of(part)).isPresent()));
    }

    @Test
    void thereIsTheStepAloneAtFirst() {
        run("x^2", List.of(1.0), Rule.NOTEBOOK, 0.5, 5);
        assertThat(paint()).extracting(Item::id).contains("step").noneMatch(id -> id.startsWith("part["));
    }

    @Test
    void theStepIsSwitchedOffToo() {
        model.arrows().property(Arrow.STEP).set(false);
        assertThat(paint()).extracting(Item::id).doesNotContain("step");
        run("x^2 + y^2", List.of(1.0, 1.0), Rule.GD, 0.1, 5);
        assertThat(paint()).extracting(Item::id).doesNotContain("step");
    }

    @Test
    void anArrowOnTheCurveIsAsLongAsAStepAlongItAlone() {
        run("x^2", List.of(1.0), Rule.HEAVY_BALL, 0.1, 10);
        model.playback().seek(1);
        showAll();
        Lens lens = CurvePainter.lens(model.pictureProperty().get(), CONTEXT);
        Trajectory t = model.trajectory();
        Rectangle2D gradient = bounds(Arrow.GRADIENT);
        assertThat(gradient.getMaxX()).isCloseTo(lens.x().at(t.x(1, 0)), within(1e-6));
        assertThat(gradient.getMinX()).isCloseTo(lens.x().at(t.x(1, 0) - 0.1 * t.gradient(1, 0)), within(1e-6));
        assertThat(bounds(Arrow.VELOCITY).getMinX())
                .as("heavy ball goes where its velocity says")
                .isCloseTo(lens.x().at(t.x(2, 0)), within(1e-6));
    }

    @Test
    void theCorrectedVelocityEndsAtTheNextIterate() {
        model.set(Preset.MOMENTUM.config());
        model.playback().seek(3);
        showAll();
        Lens lens = CurvePainter.lens(model.pictureProperty().get(), CONTEXT);
        assertThat(bounds(Arrow.CORRECTED).getMinX())
                .isCloseTo(lens.x().at(model.trajectory().x(4, 0)), within(1e-6));
    }

    @Test
    void anArrowInThePlaneGoesAgainstTheGradient() {
        run("x^2 + 10y^2", List.of(-2.0, 1.0), Rule.ADAM, 0.05, 20);
        model.playback().seek(4);
        showAll();
        Trajectory t = model.trajectory();
        Lens lens = PlanePainter.lens(model.pictureProperty().get(), CONTEXT);
        Rectangle2D gradient = bounds(Arrow.GRADIENT);
        double across = lens.x().at(-0.05 * t.gradient(4, 0)) - lens.x().at(0);
        double down = lens.y().at(-0.05 * t.gradient(4, 1)) - lens.y().at(0);
        assertThat(across).as("right, for the slope goes down there").isPositive();
        assertThat(gradient.getWidth()).isCloseTo(across + 8, within(1e-6));
        assertThat(gradient.getHeight()).isCloseTo(down + 8, within(1e-6));
    }

    @Test
    void theScaleGoesBothWays() {
        run("x^2", List.of(1.0), Rule.RMSPROP, 0.1, 10);
        model.playback().seek(2);
        showAll();
        Lens lens = CurvePainter.lens(model.pictureProperty().get(), CONTEXT);
        double half = lens.x().at(0.1 * Math.sqrt(model.trajectory().state(3, 0, 0)))
                - lens.x().at(0);
        Rectangle2D bar = bounds(Arrow.SCALE);
        assertThat(bar.getWidth()).isCloseTo(2 * half, within(1e-6));
        assertThat(bar.getCenterX()).isCloseTo(lens.x().at(model.trajectory().x(2, 0)), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^2; 0.95; 10",
                "x^2; 1.3; 40",
                "1/x + x; 0.05; 30",
                "exp(x); 0.9; 30",
                "5; 0.1; 3",
                "x^2 + 10y^2; 0.15; 30",
                "(1-x)^2 + 100(y-x^2)^2; 0.01; 30",
                "x*y; 0.5; 30"
            })
    void everyRulesArrowsStayInsideThePicture(String f, double alpha, int steps) {
        showAll();
        boolean plane = f.contains("y");
        for (Rule rule : Rule.values()) {
            run(f, plane ? List.of(1.0, 0.7) : List.of(1.0), rule, alpha, steps);
            for (int k : new int[] {0, 1, steps / 2, steps}) {
                model.playback().seek(Math.min(k, model.playback().getLength() - 1));
                List<Item> items = paint();
                assertThat(new HashSet<>(items.stream().map(Item::id).toList())).hasSameSizeAs(items);
                for (Item item : items) {
                    if (item.id().startsWith("part[")) {
                        assertThat(new Rectangle2D.Double(-1, -1, WIDTH + 2, HEIGHT + 2)
                                        .contains(item.shape().getBounds2D()))
                                .as("%s of %s on %s at %d", item.id(), rule, f, k)
                                .isTrue();
                        assertThat(item.name()).doesNotContain("NaN");
                    }
                }
            }
        }
    }

    @Test
    void heavyBallSaysWhatItsVelocityCarries() {
        run("x^2", List.of(1.0), Rule.HEAVY_BALL, 0.1, 5);
        model.playback().seek(1);
        assertThat(words(Arrow.VELOCITY))
                .isEqualTo("v carries 0.9 of the last velocity and adds the gradient: 0.9·2.0000 + 1.6000 = 3.4000.");
        assertThat(words(Arrow.STEP)).isEqualTo("The step is −α times v: −0.1·3.4000 = −0.3400.");
    }

    @Test
    void theNotebookSaysWhatItDividesBy() {
        model.set(Preset.MOMENTUM.config());
        assertThat(words(Arrow.CORRECTED))
                .isEqualTo(
                        "Corrected it is v ÷ (1 + β¹), as in the notebook, which shrinks it: 0.2000 ÷ 1.9000 = 0.1053.");
        run("x^2", List.of(1.0), Rule.EMA_CORRECTED, 0.5, 5);
        assertThat(words(Arrow.CORRECTED))
                .isEqualTo(
                        "Corrected it is v ÷ (1 − β¹), for v began at 0 and is too small: 0.2000 ÷ 0.1000 = 2.0000.");
    }

    @Test
    void adamSaysHowItsScaleComesAbout() {
        run("x^2", List.of(1.0), Rule.ADAM, 0.1, 5);
        assertThat(words(Arrow.SCALE))
                .isEqualTo("s keeps 0.999 of itself and adds 0.001·f′², now 0.004000; over 1 − β₂¹ its root is"
                        + " √ŝ = 2.0000, the scale that the corrected moment is divided by.");
        assertThat(words(Arrow.STEP))
                .isEqualTo("The step is −α times the corrected moment over √ŝ + ε: −0.1·2.0000 ÷ 2.0000 = −0.1000.");
    }

    @Test
    void nesterovLooksAheadAlongItsVelocity() {
        run("x^2", List.of(1.0), Rule.NESTEROV, 0.1, 5);
        assertThat(words(Arrow.LOOK_AHEAD))
                .isEqualTo(
                        "Nesterov steps along the gradient and 0.9 of the new velocity: 2.0000 + 0.9·2.0000 = 3.8000.");
    }

    @Test
    void aSessionRemembersWhichArrowsAreShown() {
        run("x^2", List.of(1.0), Rule.NESTEROV, 0.1, 5);
        model.arrows().property(Arrow.VELOCITY).set(true);
        model.arrows().property(Arrow.STEP).set(false);
        DescentViewModel other = new DescentViewModel();
        other.open(model.session(), "saved");
        assertThat(other.arrows().shownProperty().get()).containsExactly(Arrow.VELOCITY);
    }

    @Test
    void aSessionThatSaysNothingOfArrowsShowsTheUsualOnes() {
        var plain = model.session();
        assertThat(plain.view()).isNull();
        showAll();
        model.open(plain, "plain");
        assertThat(model.arrows().shownProperty().get()).containsExactly(Arrow.STEP);
    }

    @Test
    void theLanesLeaveTheCurveItsRoomInLargeType() {
        run("x^2", List.of(1.0), Rule.ADAM, 0.1, 5);
        showAll();
        PaintContext small = new PaintContext(1280, 368, Palette.PRESENTATION, 1.5);
        assertThat(ArrowLanes.height(model.pictureProperty().get(), small)).isLessThanOrEqualTo(0.25 * 368);
    }
}
