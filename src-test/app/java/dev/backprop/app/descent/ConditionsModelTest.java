package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedule, noise and standard surfaces in the descent's view model and picture. */
class ConditionsModelTest {
    private final DescentViewModel model = new DescentViewModel();

    private void choose(Surface surface) {
        model.set(Conditions.on(surface, OptionalDouble.empty(), model.config()));
    }

    private BufferedImage paint(List<Item> into) {
        BufferedImage image = new BufferedImage(880, 530, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        into.addAll(new DescentPainter()
                .paint(g, model.pictureProperty().get(), new PaintContext(880, 530, Palette.LIGHT, 1)));
        g.dispose();
        return image;
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        paint(items);
        return items;
    }

    @Test
    void computesAgainWhenTheScheduleChanges() {
        model.conditions().scheduleProperty().set(Schedule.INVERSE_TIME);
        // x ← x(1 − 2·0.95) = −0.9, then x(1 − 2·0.475) = −0.9·0.05.
        assertThat(model.trajectory().x(2, 0)).isCloseTo(-0.045, within(1e-15));
    }

    @Test
    void computesAgainWhenTheNoiseOrItsSeedChanges() {
        double quiet = model.trajectory().x(1, 0);
        model.conditions().noiseProperty().set(0.5);
        double one = model.trajectory().x(1, 0);
        model.conditions().drawAnew();
        assertThat(one).isNotEqualTo(quiet);
        assertThat(model.trajectory().x(1, 0)).isNotIn(quiet, one);
        assertThat(model.config().noise()).isEqualTo(new Noise(0.5, 1));
    }

    @Test
    void goesBackToTheNotebooksPlainSettingWithAPreset() {
        model.conditions().scheduleProperty().set(Schedule.COSINE);
        model.conditions().noiseProperty().set(1);
        assertThat(model.preset()).isEmpty();
        model.set(Preset.SMALL_STEP.config());
        assertThat(model.config().isPlain()).isTrue();
        assertThat(model.preset()).contains(Preset.SMALL_STEP);
    }

    @Test
    void keepsThemInASession() {
        model.conditions().scheduleProperty().set(Schedule.STEP);
        model.conditions().noiseProperty().set(0.25);
        model.conditions().seedProperty().set(-17);
        DescentViewModel other = new DescentViewModel();
        other.open(model.session(), "saved.json");
        assertThat(other.config()).isEqualTo(model.config());
        assertThat(other.trajectory().x(10, 0)).isEqualTo(model.trajectory().x(10, 0));
    }

    @Test
    void racesEveryRuleUnderTheSameConditions() {
        model.conditions().scheduleProperty().set(Schedule.STEP);
        model.conditions().noiseProperty().set(0.25);
        model.race().all();
        assertThat(model.runsProperty().get()).hasSize(Rule.values().length).allSatisfy(run -> {
            assertThat(run.trajectory().config().schedule()).isEqualTo(Schedule.STEP);
            assertThat(run.trajectory().config().noise()).isEqualTo(new Noise(0.25, 0));
        });
    }

    @Test
    void bindsTheRegimeToTheCurrentStepsRate() {
        model.conditions().scheduleProperty().set(Schedule.INVERSE_TIME);
        model.playback().seek(0);
        assertThat(model.playback().subtitleProperty().get()).endsWith("oscillating · rate 0.9 a step · at α 0.95");
        model.playback().seek(4);
        assertThat(model.playback().subtitleProperty().get()).endsWith("monotone · rate 0.62 a step · at α 0.19");
        assertThat(model.regimeProperty().get().label().text()).isEqualTo("monotone");
    }

    @Test
    void theRateOfAScheduleHasTheNumberOfItsStep() {
        model.playback().seek(4);
        assertThat(StepFormula.stepWord(model.pictureProperty().get())).isEqualTo("−α·f′");
        model.conditions().scheduleProperty().set(Schedule.INVERSE_TIME);
        assertThat(StepFormula.stepWord(model.pictureProperty().get())).isEqualTo("−α₅·f′");
        model.fromOneProperty().set(false);
        DescentPicture picture = model.pictureProperty().get();
        assertThat(StepFormula.stepWord(picture)).isEqualTo("−α₄·f′");
        StepNumbers step = StepNumbers.of(picture.trajectory(), 4).orElseThrow();
        assertThat(ArrowWords.of(step, Arrow.STEP, picture)).startsWith("The step is −α₄ times the gradient: −0.19·");
        assertThat(Arrow.GRADIENT.label(Rule.GD, 1, picture.alpha())).isEqualTo("−α₄·f′");
    }

    @Test
    void aRateOfManyDigitsIsAPowerOfTen() {
        model.fProperty().set("x^4 - 3x^2 + x");
        assertThat(model.playback().subtitleProperty().get())
                .matches("diverging · rate 1\\.\\d{3}e\\+81 a step · local");
    }

    @Test
    void aNegativeCurvatureIsNamedWithItsValueWhateverAlphaIs() {
        model.fProperty().set("x^4 - 3x^2 + x");
        model.startAt(0.1, 0);
        model.stepsProperty().set(0);
        model.conditions().scheduleProperty().set(Schedule.COSINE);
        assertThat(model.playback().subtitleProperty().get()).isEqualTo("negative curvature · f″ = −5.8800 · local");
        assertThat(RegimeWords.meaning(model.regimeProperty().get(), model.trajectory(), 0))
                .isEqualTo(
                        "at the last iterate f″ is −5.8800: the local model has no minimum, and no rate towards one");
    }

    @Test
    void inThePlaneTheLeastEigenvalueIsNamed() {
        model.fProperty().set("(1 - x)^2 + 100 (y - x^2)^2");
        model.startAt(0, 1);
        model.stepsProperty().set(0);
        assertThat(model.playback().subtitleProperty().get())
                .isEqualTo("negative curvature · least λ = −398.0000 · local");
        assertThat(RegimeWords.meaning(model.regimeProperty().get(), model.trajectory(), 0))
                .startsWith(
                        "at the last iterate the Hessian’s least eigenvalue is −398.0000: the local model has no minimum");
    }

    @Test
    void saysThatTheRegimeIsWithoutTheNoise() {
        model.conditions().noiseProperty().set(0.25);
        assertThat(model.playback().subtitleProperty().get()).endsWith("oscillating · rate 0.9 a step · without noise");
        assertThat(RegimeWords.meaning(model.regimeProperty().get(), model.trajectory(), 0))
                .endsWith("in the long run, without noise");
    }

    @Test
    void showsTheExactGradientAndTheOneThatTheRuleSees() {
        model.conditions().noiseProperty().set(0.5);
        String slope = model.slopeProperty().get();
        assertThat(slope)
                .contains("f′(x₁) = 2.0000")
                .endsWith("with noise g₁ = " + Names.number(model.trajectory().seen(0, 0)));
    }

    @Test
    void writesTheSeenGradientAndTheStepsRateIntoTheFormula() {
        model.conditions().noiseProperty().set(0.5);
        model.conditions().scheduleProperty().set(Schedule.INVERSE_TIME);
        model.fromOneProperty().set(false);
        model.playback().seek(1);
        List<StepFormula.Line> lines = StepFormula.of(model.pictureProperty().get(), 0);
        assertThat(lines.get(0).latex()).isEqualTo("x_{2} = x_{1} - \\alpha_{1} \\cdot g_{1}");
        assertThat(lines.get(1).latex())
                .contains(" - 0.475 \\times ")
                .contains(Names.number(model.trajectory().seen(1, 0)).replace('−', '-'));
        assertThat(lines.get(2).result()).isEqualTo(model.trajectory().x(2, 0));
    }

    @Test
    void drawsTheExactStepBesideTheNoisyOneAndOnlyThen() {
        assertThat(items()).extracting(Item::id).contains("step").doesNotContain("exact-step");
        model.conditions().noiseProperty().set(0.5);
        assertThat(items()).extracting(Item::id).contains("step", "exact-step");
        choose(Surface.HIMMELBLAU);
        assertThat(items()).extracting(Item::id).contains("step", "exact-step");
        model.playback().toEnd();
        assertThat(items()).extracting(Item::id).doesNotContain("exact-step");
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void takesAStandardSurfaceWithItsStartAndItsAlpha(Surface surface) {
        model.ruleProperty().set(Rule.ADAM);
        model.conditions().noiseProperty().set(0.1);
        choose(surface);
        assertThat(model.errorProperty().get()).isEmpty();
        assertThat(model.config()).isEqualTo(surface.config(Rule.ADAM, 0.9).withNoise(new Noise(0.1, 0)));
        Surface.Window window = surface.window();
        ViewRange range = model.pictureProperty().get().range();
        assertThat(range.xLow()).isLessThanOrEqualTo(window.xLow());
        assertThat(range.yHigh()).isGreaterThanOrEqualTo(window.yHigh());
    }

    @Test
    void showsASurfacesOwnWindowAsLongAsTheDescentStaysInIt() {
        choose(Surface.HIMMELBLAU);
        assertThat(model.pictureProperty().get().range()).isEqualTo(new ViewRange(-5, 5, -5, 5));
        model.startAt(-7, 0);
        assertThat(model.pictureProperty().get().range().xLow()).isLessThan(-7);
    }

    @Test
    void refusesAConditionNumberBelowOne() {
        assertThatThrownBy(() -> Conditions.on(Surface.BOWL, OptionalDouble.of(0.5), model.config()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("κ");
    }

    @Test
    void paintsTheGradientFieldOnlyWhereItIsAskedFor() {
        choose(Surface.BOWL);
        int[] before = pixels(paint(new ArrayList<>()));
        model.overlays().field().set(true);
        int[] field = pixels(paint(new ArrayList<>()));
        model.overlays().field().set(false);
        assertThat(field).isNotEqualTo(before);
        assertThat(pixels(paint(new ArrayList<>()))).isEqualTo(before);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void writesRateAndSeenGradientIntoTheTableOnlyWhereThereAreSuch() throws IOException {
        model.set(Preset.MOMENTUM.config());
        assertThat(new IterateTable(model.trajectory(), true).columns()).containsExactly("k", "x", "f", "df/dx", "v");
        model.conditions().noiseProperty().set(0.1);
        model.conditions().scheduleProperty().set(Schedule.COSINE);
        Trajectory t = model.trajectory();
        List<String> lines = TableWriterTest.lines(new IterateTable(t, true));
        assertThat(lines.get(0)).isEqualTo("k,x,f,df/dx,alpha,seen,v");
        assertThat(lines.get(1)).isEqualTo("0,1.0,1.0,2.0,0.95," + t.seen(0, 0) + ",0.0");
    }
}
