package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.svg.SVGGraphics2D;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In presentation the stage of a window of 1280 × 720 can be read from the back row. */
class ProjectedTypeTest {
    private static final double LEAST = 14;
    private static final double WIDTH = 1280;
    /** What the header, the status line and the transport bar leave. */
    private static final double HEIGHT = 610;

    private static final Pattern TEXT =
            Pattern.compile("<text[^>]*font-size: ?(?<size>[0-9.]+)px[^>]*>(?<words>[^<]*)</text>");

    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    @BeforeEach
    void present() {
        model.options().presentingProperty().set(true);
    }

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    /** Everything that is written, with the height of its type in pixels, rounded as SVG has it. */
    private Map<String, Double> written() {
        SVGGraphics2D g = new SVGGraphics2D(WIDTH, HEIGHT);
        new StagePainter().paint(g, scene(), new PaintContext(WIDTH, HEIGHT, Palette.PRESENTATION, 1.5));
        Map<String, Double> written = new TreeMap<>();
        Matcher texts = TEXT.matcher(g.getSVGElement());
        while (texts.find()) {
            written.merge(texts.group("words"), Double.parseDouble(texts.group("size")), Math::min);
        }
        return written;
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void writesNothingSmallAtAnyStep(Preset preset) {
        model.open(preset.session(), "any");
        for (int step = 0; step < model.playback().getLength(); step += 2) {
            isReadableAt(StageView.NEURONS, step);
        }
    }

    /** The graph of three units a layer, with biases, has no room for such type. */
    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"TOY_GRADIENTS", "SGD_STEP", "XOR", "TWO_TWO_TWO", "DEEP_CHAIN"})
    void writesNothingSmallInTheComputationGraph(Preset preset) {
        model.open(preset.session(), "any");
        model.options().viewProperty().set(StageView.OPERATIONS);
        for (int step = 0; step < model.playback().getLength(); step += 2) {
            isReadableAt(StageView.OPERATIONS, step);
        }
    }

    @Test
    void writesNothingSmallOfLayersOfSixteenUnits() {
        model.open(Sessions.of(1, 8, 16, 16, 4), "wide");
        for (int step = 0; step < model.playback().getLength(); step += 101) {
            isReadableAt(StageView.NEURONS, step);
        }
    }

    private void isReadableAt(StageView view, int step) {
        model.playback().seek(step);
        assertThat(written())
                .as("%s, step %d", view, step)
                .isNotEmpty()
                .allSatisfy((words, size) -> assertThat(size).as(words).isGreaterThanOrEqualTo(LEAST));
    }

    @Test
    void writesTheNumbersOfTheUnitOfAWideLayerThatTheStepIsAbout() {
        model.open(Sessions.of(1, 8, 16, 16, 4), "wide");
        model.playback().setStride(PassTrack.place("Layer"));
        model.playback().next();
        model.playback().setStride(PassTrack.place("Unit"));
        model.playback().next();

        assertThat(scene().step()).isNotNull();
        assertThat(written().keySet()).contains("h⁽¹⁾₁ ").noneMatch(words -> words.startsWith("h⁽¹⁾₂"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"TOY_GRADIENTS", "TWO_TWO_TWO", "XOR"})
    void unitsOfASmallNetworkAreCirclesOfOneSize(Preset preset) {
        model.open(preset.session(), "any");
        NetworkLayout layout = new NetworkLayout(scene(), new Rectangle2D.Double(22, 12, 1236, 322), 1.2f);

        assertThat(layout.units())
                .allMatch(unit -> unit.form() == UnitForm.CIRCLE)
                .extracting(NetworkLayout.Unit::halfWidth)
                .containsOnly(layout.units().get(0).halfWidth());
    }

    @Test
    void aWeightedSumIsWrittenOnlyWhereABiasIsAddedToIt() {
        model.open(Preset.TWO_TWO_TWO.session(), "any");
        model.playback().setStride(PassTrack.place("Unit"));
        model.playback().next();
        assertThat(written().keySet()).contains("s 0.0275");
        model.open(Preset.TOY_GRADIENTS.session(), "any");
        for (int step = 0; step < model.playback().getLength(); step++) {
            model.playback().seek(step);
            assertThat(written().keySet()).noneMatch(words -> words.startsWith("s "));
        }
    }

    @Test
    void scoresAndDeltasOfTheLecturesNetworkAreWritten() {
        model.open(Preset.TOY_GRADIENTS.session(), "any");
        Set<String> written = new HashSet<>();
        for (int step = 0; step < model.playback().getLength(); step++) {
            model.playback().seek(step);
            written.addAll(written().keySet());
        }

        assertThat(written).contains("z 0.8802", "z 0.5916", "z −0.6591", "δ 0.3409");
        assertThat(written).as("∂L/∂h₁, ∂L/∂h₂, ∂L/∂ŷ").contains("∂ −0.1502", "∂ −0.1842", "∂ 1.5173");
    }
}
