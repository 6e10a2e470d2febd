package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DescentPainterTest {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 530;

    private static final PaintContext CONTEXT = new PaintContext(WIDTH, HEIGHT, Palette.LIGHT, 1);

    private final DescentViewModel model = new DescentViewModel();
    private final DescentPainter painter = new DescentPainter();

    private List<Item> paint() {
        return paint(WIDTH, HEIGHT);
    }

    private List<Item> paint(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        List<Item> items =
                painter.paint(g, model.pictureProperty().get(), new PaintContext(width, height, Palette.LIGHT, 1));
        g.dispose();
        return items;
    }

    private static List<Item> boxes(List<Item> items) {
        return items.stream().filter(item -> item.id().startsWith("f[")).toList();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void numbersEveryPointOfAPreset(Preset preset) {
        model.set(preset.config());
        model.playback().toEnd();
        List<Item> items = paint();
        for (int k = 0; k <= 10; k++) {
            String id = "[" + k + "]";
            assertThat(items).extracting(Item::id).contains("x" + id, "f" + id);
        }
        assertThat(model.pictureProperty().get().number(0)).isEqualTo(1);
        assertThat(model.pictureProperty().get().number(10)).isEqualTo(11);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void keepsTheNumbersApart(Preset preset) {
        model.set(preset.config());
        model.playback().toEnd();
        List<Item> boxes = boxes(paint());
        for (Item one : boxes) {
            for (Item other : boxes) {
                if (!one.id().equals(other.id())) {
                    assertThat(one.shape().intersects(other.shape().getBounds2D()))
                            .as(one.id() + " over " + other.id())
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^2; 1; GD; 0.95; 10",
                "x^2; 1; GD; 1.3; 40",
                "1/x + x; 0.4; ADAM; 0.05; 30",
                "sin(3x) + x^2/4; 2.4; NESTEROV; 0.15; 40",
                "abs(x); 3; RMSPROP; 0.1; 400",
                "5; 1; GD; 0.1; 3",
                "x^4 - 3x^2 + x; -2; EMA_CORRECTED; 0.1; 25",
                "exp(x); 2; HEAVY_BALL; 0.9; 50"
            })
    void keepsEveryItemInsideThePicture(String f, double x0, Rule rule, double alpha, int steps) {
        model.set(new DescentConfig(f, List.of(x0), new OptimizerSpec(rule, alpha, 0.9), steps));
        for (int k : new int[] {
            0, 1, model.playback().getLength() / 2, model.playback().getLength() - 1
        }) {
            model.playback().seek(k);
            List<Item> items = paint();
            assertThat(new HashSet<>(items.stream().map(Item::id).toList())).hasSameSizeAs(items);
            for (Item item : items) {
                if (!item.id().equals("curve") && !item.id().equals("tangent")) {
                    Rectangle2D bounds = item.shape().getBounds2D();
                    assertThat(new Rectangle2D.Double(-1, -1, WIDTH + 2, HEIGHT + 2).contains(bounds))
                            .as(f + " at " + k + ": " + item.id() + " " + bounds)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"x^2", "abs(x)", "sqrt(x)", "log(1+exp(x))", "1/x"})
    void noStepGoesUnderTheFormula(String f) {
        model.fProperty().set(f);
        List<Item> items = paint(850, 374);
        assertThat(bounds(items, "step").intersects(bounds(items, "formula"))).isFalse();
    }

    @Test
    void theCurrentNumberOfALongDescentStandsOnNoOther() {
        model.stepsProperty().set(400);
        model.playback().seek(200);
        List<Item> items = paint(850, 374);
        Rectangle2D current = bounds(items, "f[200]");
        assertThat(boxes(items))
                .hasSizeGreaterThan(20)
                .filteredOn(item -> item.shape().intersects(current))
                .extracting(Item::id)
                .containsExactly("f[200]");
    }

    @Test
    void aFormulaAboveItsStepStandsInTheCurve() {
        List<Item> items = paint(850, 374);
        assertThat(bounds(items, "curve").getMinY())
                .isLessThan(bounds(items, "formula").getMaxY());
    }

    private static Rectangle2D bounds(List<Item> items, String id) {
        return items.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow()
                .shape()
                .getBounds2D();
    }

    @Test
    void showsOnlyTheIteratesUpToTheCurrentOne() {
        model.playback().seek(3);
        assertThat(paint()).extracting(Item::id).contains("x[3]").doesNotContain("x[4]");
    }

    @Test
    void givesTheCurrentIterateItsValueAndGradient() {
        model.playback().seek(7);
        Item ring = paint().stream()
                .filter(item -> item.id().equals("x[7]"))
                .findFirst()
                .orElseThrow();
        assertThat(ring.value()).isEqualTo(model.trajectory().x(7, 0));
        assertThat(ring.gradient()).isEqualTo(model.trajectory().gradient(7, 0));
    }

    @Test
    void saysWhereARunawayIterateIs() {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 1.5, 0.9), 30));
        model.playback().toEnd();
        assertThat(paint())
                .filteredOn(item -> item.id().equals("x[30]"))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.value()).isEqualTo(model.trajectory().x(30, 0)));
    }

    @Test
    void paintsTwoVariablesFromAbove() {
        model.fProperty().set("(1-x)^2 + 5(y-x^2)^2");
        model.alphaProperty().set(0.02);
        model.playback().seek(4);
        assertThat(paint()).extracting(Item::id).contains("x[4]", "y[4]", "step", "formula[0]", "formula[1]");
    }

    @Test
    void writesAFormulaThatIsReadWhereALongOneWouldBeTooSmall() {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.ADAM, 0.1, 0.9), 10));
        PaintContext projector = new PaintContext(1280, 368, Palette.PRESENTATION, 1.5);
        BufferedImage image = new BufferedImage(1280, 368, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        Rectangle2D formula = bounds(painter.paint(g, model.pictureProperty().get(), projector), "formula");
        g.dispose();
        var brief = new FormulaBlock(
                StepFormula.brief(model.pictureProperty().get(), 0), projector, 1280 * 0.86, StepFormula.BRIEF, 18);
        assertThat(formula.getHeight()).isEqualTo(brief.height());
        assertThat(FormulaBlock.isSmall(StepFormula.lines(Rule.NOTEBOOK), projector))
                .as("the notebook's own rule keeps its correction")
                .isFalse();
    }

    @Test
    void saysWhyThereIsNothingToSee() {
        model.fProperty().set("log(x - 5)");
        assertThat(paint())
                .filteredOn(item -> item.id().equals("message"))
                .singleElement()
                .satisfies(item -> assertThat(item.name()).startsWith("No descent from here: "));
    }

    @Test
    void aStartAtAPoleHasTheCurveAroundItAndTheWordsBesideIt() {
        model.fProperty().set("1/x");
        model.startAt(0, 0);
        assertThat(model.trajectory().size()).isZero();
        DescentPicture picture = model.pictureProperty().get();
        BufferedImage image = Export.image(painter, picture, CONTEXT, 1);
        List<Item> items = paint();
        Rectangle2D area = CurvePainter.lens(picture, CONTEXT).area();
        CurvePlot curve = CurvePlot.of(model.config().expression(), picture.range(), area);
        Rectangle2D words = bounds(items, "message");
        int seen = 0;
        for (int i = 0; i < curve.columnY().length; i++) {
            int x = (int) (curve.area().getMinX() + i);
            double y = curve.columnY()[i];
            if (curve.area().contains(x, y)) {
                assertThat(words.contains(x, y))
                        .as("words on the curve at %s", x)
                        .isFalse();
                assertThat(new Color(image.getRGB(x, (int) y))).isNotEqualTo(Palette.LIGHT.stage());
                seen++;
            }
        }
        assertThat(seen).as("columns with a curve").isGreaterThan(300);
        assertThat(bounds(items, "x[0]").getCenterX()).isCloseTo(curve.x().at(0), within(1e-9));
    }

    @Test
    void aStartAtAPoleOfThePlaneHasTheMapAroundIt() {
        model.fProperty().set("1/x + y^2");
        model.startAt(0, 1);
        assertThat(model.trajectory().size()).isZero();
        Rectangle2D start = bounds(paint(), "x[0]");
        Lens lens = PlanePainter.lens(model.pictureProperty().get(), CONTEXT);
        assertThat(lens.xAt(start.getCenterX())).isZero();
        assertThat(lens.yAt(start.getCenterY())).isEqualTo(1);
    }
}
