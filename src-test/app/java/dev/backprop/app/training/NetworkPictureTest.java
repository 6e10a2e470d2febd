package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.SignedColours;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.DigitProbe;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The network's picture, without a toolkit. */
class NetworkPictureTest {
    private static final PaintContext DESK = new PaintContext(850, 300, Palette.LIGHT, 1);

    private static Shown shown(int... hidden) throws InterruptedException {
        return SmallRuns.shown(SmallRuns.run(SmallRuns.network(false, hidden), 0.5, 3), 2);
    }

    private static List<Item> items(NetworkState state, PaintContext context) {
        List<Item> items = new ArrayList<>();
        Export.image(
                (g, s, c) -> {
                    items.addAll(new NetworkPainter().paint(g, s, c));
                    return List.of();
                },
                state,
                context,
                1);
        return items;
    }

    private static Item item(List<Item> items, String id) {
        return items.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void unitsCarryTheirActivationAndTheGradientByIt() throws InterruptedException {
        Shown shown = shown(7, 5);
        List<Item> items = items(new NetworkState(shown, UnitPictures.WEIGHTS), DESK);
        Item unit = item(items, "h2[4]");
        assertThat(unit.value()).isEqualTo(shown.reading().activations().get(1)[4]);
        assertThat(unit.gradient()).isEqualTo(shown.reading().byActivations().get(1)[4]);
    }

    @Test
    void outputsCarryTheirProbabilityAndTheGradientByTheirScore() throws InterruptedException {
        Shown shown = shown(7);
        List<Item> items = items(new NetworkState(shown, UnitPictures.WEIGHTS), DESK);
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            Item output = item(items, "y_hat[" + k + "]");
            assertThat(output.value()).isEqualTo(shown.reading().probabilities()[k]);
            // Cross-entropy over logits: the gradient is the probability less the target.
            double target = k == shown.digit().label() ? 1 : 0;
            assertThat(output.gradient()).isCloseTo(shown.reading().probabilities()[k] - target, within(1e-12));
            sum += shown.reading().probabilities()[k];
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void theFlowBackCarriesTheSizeOfEachLayersGradient() throws InterruptedException {
        Shown shown = shown(7, 5);
        List<Item> items = items(new NetworkState(shown, UnitPictures.WEIGHTS), DESK);
        double sum = 0;
        for (double each : shown.reading().byScores().get(0)) {
            sum += each * each;
        }
        assertThat(item(items, "flow[0]").value()).isCloseTo(Math.sqrt(sum), within(1e-15));
        assertThat(items).extracting(Item::id).contains("flow[1]", "flow[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEIGHTS", "GRADIENT", "BOTH"})
    void picturesAreThoseChosen(UnitPictures pictures) throws InterruptedException {
        List<Item> items = items(new NetworkState(shown(4), pictures), DESK);
        boolean weights = items.stream().anyMatch(i -> i.id().equals("h1[3].weight"));
        boolean gradient = items.stream().anyMatch(i -> i.id().equals("h1[3].gradient"));
        assertThat(weights).isEqualTo(pictures != UnitPictures.GRADIENT);
        assertThat(gradient).isEqualTo(pictures != UnitPictures.WEIGHTS);
    }

    @ParameterizedTest
    @CsvSource({"WEIGHTS,weight", "GRADIENT,gradient"})
    void aPicturesColourIsTheNumberOnAFixedScale(UnitPictures pictures, String kind) throws InterruptedException {
        Shown shown = shown(4);
        NetworkState state = new NetworkState(shown, pictures);
        BufferedImage image = Export.image(new NetworkPainter(), state, DESK, 2);
        Rectangle2D box = item(items(state, DESK), "h1[1]." + kind).shape().getBounds2D();
        int columns = shown.digit().columns();
        double[] row = pictures == UnitPictures.WEIGHTS
                ? shown.parameters().layers().get(0).weight()[1]
                : shown.reading().gradients().layers().get(0).weight()[1];
        for (int p = 0; p < row.length; p++) {
            double x = box.getX() + (p % columns + 0.5) / columns * box.getWidth();
            double y = box.getY() + (Math.floorDiv(p, columns) + 0.5) / columns * box.getHeight();
            double value = pictures == UnitPictures.WEIGHTS ? row[p] / 0.4 : SignalScale.of(row[p]);
            assertThat(image.getRGB((int) (2 * x), (int) (2 * y)))
                    .as("pixel %d", p)
                    .isEqualTo(SignedColours.of(Palette.LIGHT).rgb(value));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "128,64", "512,0", "2000,0"})
    void everythingLiesInThePicture(int first, int second) throws InterruptedException {
        Shown shown = second == 0 ? shown(first) : shown(first, second);
        Rectangle2D all = new Rectangle2D.Double(-1, -1, DESK.width() + 2, DESK.height() + 2);
        for (UnitPictures pictures : UnitPictures.values()) {
            for (Item item : items(new NetworkState(shown, pictures), DESK)) {
                assertThat(all.contains(item.shape().getBounds2D()))
                        .as("%s at %s", item.id(), item.shape().getBounds2D())
                        .isTrue();
            }
        }
    }

    @Test
    void asManyUnitsOfAWideLayerAreShownAsCanBeSeen() throws InterruptedException {
        List<Item> items = items(new NetworkState(shown(2000), UnitPictures.WEIGHTS), DESK);
        List<Item> pictures =
                items.stream().filter(i -> i.id().endsWith(".weight")).toList();
        assertThat(pictures).hasSizeGreaterThan(200).hasSizeLessThan(2000);
        assertThat(pictures).allMatch(i -> i.shape().getBounds2D().getWidth() > 9);
    }

    @Test
    void aUnitAloneIsNotBlownUp() throws InterruptedException {
        List<Item> items =
                items(new NetworkState(shown(1), UnitPictures.WEIGHTS), new PaintContext(1400, 500, Palette.LIGHT, 1));
        assertThat(item(items, "h1[0].weight").shape().getBounds2D().getWidth()).isLessThan(160);
    }

    @Test
    void pointingAtAPictureNamesThePixelAndItsWeight() throws InterruptedException {
        Shown shown = shown(4);
        Item picture = item(items(new NetworkState(shown, UnitPictures.BOTH), DESK), "h1[2].weight");
        Rectangle2D box = picture.shape().getBounds2D();
        int columns = shown.digit().columns();
        double step = box.getWidth() / columns;
        String words = PointedAt.words(shown, picture, box.getX() + 3.5 * step, box.getY() + 1.5 * step);
        double weight = shown.parameters().layers().get(0).weight()[2][columns + 3];
        assertThat(words).isEqualTo("weight from pixel (1, 3) to hidden unit 2: " + Readouts.exact(weight));
    }

    @Test
    void pointingAtAUnitSaysBothOfItsNumbers() throws InterruptedException {
        Shown shown = shown(4);
        Item unit = item(items(new NetworkState(shown, UnitPictures.WEIGHTS), DESK), "h1[2]");
        assertThat(PointedAt.words(shown, unit, 0, 0))
                .isEqualTo("hidden unit 2, activation "
                        + Readouts.exact(shown.reading().activations().get(0)[2])
                        + ", ∂loss/∂h "
                        + Readouts.exact(shown.reading().byActivations().get(0)[2]));
    }

    /** A sigmoid's slope h(1 − h), at most 0.25, is under a hundredth of that beyond 0.9975; a tanh's is 1 − h². */
    @ParameterizedTest
    @CsvSource({
        "SIGMOID,0.9974,false",
        "SIGMOID,0.9976,true",
        "SIGMOID,0.0024,true",
        "TANH,0.994,false",
        "TANH,-0.996,true",
        "RELU,0,false",
        "LEAKY_RELU,0,false"
    })
    void aUnitIsSaturatedWhereItsSlopeIsUnderAHundredthOfTheLargest(Activation activation, double h, boolean expected) {
        assertThat(Saturation.at(activation, h)).isEqualTo(expected);
    }

    @Test
    void saturatedUnitsBearAMarkAndSaySoAndTheOthersDoNot() throws InterruptedException {
        Shown healthy = shown(4);
        Shown stuck = saturated(healthy, 2);
        NetworkState state = new NetworkState(stuck, UnitPictures.WEIGHTS);
        List<Item> items = items(state, DESK);
        assertThat(item(items, "h1[2]").name()).contains("saturated");
        assertThat(item(items, "h1[1]").name()).doesNotContain("saturated");
        BufferedImage with = Export.image(new NetworkPainter(), state, DESK, 1);
        BufferedImage without =
                Export.image(new NetworkPainter(), new NetworkState(healthy, UnitPictures.WEIGHTS), DESK, 1);
        Rectangle2D marked = item(items, "h1[2].weight").shape().getBounds2D();
        Rectangle2D plain = item(items, "h1[1].weight").shape().getBounds2D();
        assertThat(corner(with, marked)).isNotEqualTo(corner(without, marked));
        assertThat(corner(with, plain)).isEqualTo(corner(without, plain));
    }

    /** Units at a bias of −50 are 0 for every digit. */
    @Test
    void reluUnitsThatNoTestDigitWakesBearAMarkAndSaySoAndTheOthersDoNot() throws InterruptedException {
        MlpSpec spec = new MlpSpec(
                SmallRuns.DATA.train().features(),
                List.of(new LayerSpec(4, Activation.RELU, true), new LayerSpec(10, Activation.LINEAR, true)),
                Loss.CROSS_ENTROPY);
        Parameters drawn = Parameters.draw(spec, 3);
        double[] bias = {1, 1, -50, 1};
        Parameters first = new Parameters(List.of(
                new Parameters.Layer(drawn.layers().get(0).weight(), bias),
                drawn.layers().get(1)));
        Shown shown = SmallRuns.shown(SmallRuns.run(spec, first, 1e-6, 1), 2);
        List<Item> items = items(new NetworkState(shown, UnitPictures.WEIGHTS), DESK);
        assertThat(item(items, "h1[2]").name()).contains("dead: 0 for every test digit");
        assertThat(item(items, "h1[1]").name()).doesNotContain("dead");
        BufferedImage image =
                Export.image(new NetworkPainter(), new NetworkState(shown, UnitPictures.WEIGHTS), DESK, 1);
        int ink = Palette.LIGHT.ink().getRGB();
        assertThat(inkIn(image, item(items, "h1[2].weight"), ink)).isPositive();
        assertThat(inkIn(image, item(items, "h1[1].weight"), ink)).isZero();
    }

    private static int inkIn(BufferedImage image, Item picture, int ink) {
        Rectangle2D box = picture.shape().getBounds2D();
        int count = 0;
        for (int y = (int) box.getY() + 1; y < box.getMaxY() - 1; y++) {
            for (int x = (int) box.getX() + 1; x < box.getMaxX() - 1; x++) {
                count += image.getRGB(x, y) == ink ? 1 : 0;
            }
        }
        return count;
    }

    private static int corner(BufferedImage image, Rectangle2D picture) {
        return image.getRGB((int) picture.getMaxX() - 4, (int) picture.getY() + 10);
    }

    /** The same, with one unit of the first layer at the end of its sigmoid. */
    private static Shown saturated(Shown shown, int unit) {
        DigitProbe.Reading reading = shown.reading();
        List<double[]> activations = new ArrayList<>(reading.activations());
        double[] h = activations.get(0).clone();
        h[unit] = 0.9999;
        activations.set(0, h);
        DigitProbe.Reading other = new DigitProbe.Reading(
                activations,
                reading.byScores(),
                reading.byActivations(),
                reading.probabilities(),
                reading.loss(),
                reading.gradients());
        return new Shown(
                shown.snapshot(),
                shown.epoch(),
                shown.parameters(),
                shown.test(),
                shown.predictions(),
                shown.digit(),
                other);
    }

    @Test
    void theScaleOfGradientsIsLogarithmicAndFixed() {
        assertThat(SignalScale.of(1)).isEqualTo(1);
        assertThat(SignalScale.of(-1)).isEqualTo(-1);
        assertThat(SignalScale.of(50)).isEqualTo(1);
        assertThat(SignalScale.of(1e-5)).isZero();
        assertThat(SignalScale.of(Double.NaN)).isZero();
        assertThat(SignalScale.of(0.1) - SignalScale.of(0.01)).isCloseTo(0.2, within(1e-12));
    }
}
