package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.playback.Playback;
import dev.backprop.app.playback.Segment;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkViewModelTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 42);
    private final Playback playback = model.playback();

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    private double weight() {
        return value("layers.0.weight[0][0]");
    }

    private double value(String id) {
        return Objects.requireNonNull(model.items().stream()
                .collect(Collectors.toMap(ItemValue::id, Function.identity()))
                .get(id)
                .value());
    }

    @Test
    void beginsAtTheLecturesNetworkBeforeTheFirstStep() {
        assertThat(model.titleProperty().get()).isEqualTo("The lecture’s network");
        assertThat(model.subtitleProperty().get()).isEqualTo("3 – 2 – 1 · sigmoid · no biases · binary cross-entropy");
        assertThat(playback.titleProperty().get()).isEqualTo("Step 0 of 29");
        assertThat(scene().derivation()).isNull();
        assertThat(playback.stridesProperty().get().get(playback.getStride())).isEqualTo("Unit");
    }

    @Test
    void namesTheStepInTheTransportBar() {
        for (int i = 0; i < 10; i++) {
            playback.next();
        }

        assertThat(playback.titleProperty().get()).isEqualTo("Step 10 of 29");
        assertThat(playback.subtitleProperty().get()).isEqualTo("iteration 1 · backward · weight h₁ → ŷ");
        assertThat(Objects.requireNonNull(scene().derivation()).title())
                .isEqualTo("gradient of the weight from h₁ to ŷ");
    }

    @Test
    void coloursTheFourPhases() {
        assertThat(playback.segmentsProperty().get())
                .extracting(Segment::label)
                .containsExactly("Forward", "Loss", "Backward", "Update");
    }

    @Test
    void marksThePhasesOfAFewIterationsAndManyIterationsWhole() {
        playback.goTo(3);
        assertThat(playback.segmentsProperty().get())
                .hasSize(12)
                .extracting(Segment::label)
                .startsWith("Forward", "Loss", "Backward", "Update", "Forward");
        playback.goTo(20);
        assertThat(playback.segmentsProperty().get())
                .hasSize(20)
                .last()
                .isEqualTo(new Segment(
                        19 * model.trace().iterationLength(),
                        20 * model.trace().iterationLength(),
                        "Iteration 20",
                        dev.backprop.app.paint.Hue.ACCENT));
    }

    @Test
    void playsToTheEndAndStops() {
        playback.play();
        for (int i = 0; i < 40; i++) {
            playback.advance(1);
        }

        assertThat(playback.isPlaying()).isFalse();
        assertThat(playback.atEnd()).isTrue();
    }

    @Test
    void stepsBackToTheStart() {
        playback.toEnd();
        for (int i = 0; i < 29; i++) {
            playback.previous();
        }

        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void beginsAnotherIterationOneStepBeyondTheEnd() {
        playback.toEnd();
        int end = playback.getIndex();
        playback.next();

        assertThat(playback.getIndex()).isGreaterThan(end);
        assertThat(playback.subtitleProperty().get()).startsWith("iteration 2 · forward");
        assertThat(model.trace().iterations()).isEqualTo(2);
    }

    @Test
    void knowsOnlyTheGradientsThatHaveBeenComputed() {
        playback.seek(0);
        assertThat(model.tableProperty().get().rows()).hasSize(8).noneMatch(GradientTable.Row::known);
        assertThat(model.tableProperty().get().largestError()).isEmpty();
        for (int i = 0; i < 10; i++) {
            playback.next();
        }

        GradientTable table = model.tableProperty().get();
        assertThat(table.rows()).filteredOn(GradientTable.Row::known).hasSize(1);
        assertThat(table.rows().get(table.current()).label()).isEqualTo("h₁ → ŷ");
        assertThat(table.rows().get(0).numeric()).isPresent();
        assertThat(table.largestError().orElseThrow()).isLessThan(1e-8);
    }

    @Test
    void findsAllThreeWaysInAgreement() {
        playback.toEnd();

        assertThat(model.tableProperty().get().rows())
                .allMatch(GradientTable.Row::known)
                .allMatch(GradientTable.Row::agrees);
    }

    @Test
    void checksTheGradientsOfEveryIterationAnew() {
        playback.toEnd();
        double first = model.tableProperty().get().rows().get(0).hand().orElseThrow();
        playback.next();
        playback.toEnd();

        assertThat(model.tableProperty().get().rows().get(0).hand().orElseThrow())
                .isNotEqualTo(first);
        assertThat(model.tableProperty().get().rows()).allMatch(GradientTable.Row::agrees);
    }

    @Test
    void restartsFromTheSameWeights() {
        double before = weight();
        playback.toEnd();
        playback.next();
        model.restart();

        assertThat(playback.getIndex()).isZero();
        assertThat(weight()).isEqualTo(before);
        assertThat(model.trace().iterations()).isEqualTo(1);
    }

    @Test
    void drawsOtherWeightsFromANewSeed() {
        double before = weight();
        model.newSeed();
        double drawn = weight();
        assertThat(drawn).isNotEqualTo(before);
        playback.toEnd();
        model.restart();

        assertThat(weight()).isEqualTo(drawn);
        assertThat(model.session().seed()).isEqualTo(42);
    }

    @Test
    void takesASmallerStepAtASmallerLearningRate() {
        playback.toEnd();
        int index = playback.getIndex();
        double before = value("layers.1.weight[0][0]");
        model.editing().setLearningRate(0.1);

        assertThat(playback.getIndex()).isEqualTo(index);
        assertThat(value("layers.1.weight[0][0]")).isGreaterThan(before);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void derivesTheUpdateOfEveryRule(Rule rule) {
        model.editing().setRule(rule);
        playback.toEnd();
        double shown = Objects.requireNonNull(scene().derivation()).result();

        assertThat(shown).isEqualTo(value("layers.1.weight[0][1]"), org.assertj.core.data.Offset.offset(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void playsEveryPreset(Preset preset) {
        model.preset(preset);
        playback.toEnd();

        assertThat(model.titleProperty().get()).isEqualTo(preset.title());
        assertThat(model.tableProperty().get().rows()).allMatch(GradientTable.Row::agrees);
    }

    @Test
    void opensAfterTheUpdatesThatTheSessionAsksFor() {
        model.open(Sessions.of(1, 3, 2, 1).withStep(5), "five");

        assertThat(playback.getIndex()).isEqualTo(5 * model.trace().iterationLength());
        playback.next();
        assertThat(playback.subtitleProperty().get()).startsWith("iteration 6");
    }

    @Test
    void opensWhereItWasSaved() {
        for (int i = 0; i < 12; i++) {
            playback.next();
        }
        model.options().digitsProperty().set(7);
        Session saved = model.session();
        NetworkViewModel other = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);
        other.open(saved, "saved");

        assertThat(other.playback().getIndex()).isEqualTo(playback.getIndex());
        assertThat(other.options().digitsProperty().get()).isEqualTo(7);
        assertThat(other.items()).isEqualTo(model.items());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99})
    void keepsDigitsReadable(int digits) {
        model.options().digitsProperty().set(digits);

        assertThat(model.options().digitsProperty().get()).isBetween(2, 17);
    }

    @Test
    void showsTheSampleThatIsChosen() {
        model.open(Sessions.of(3, 2, 1), "three");
        double first = value("x[0]");
        model.sampleProperty().set(2);

        assertThat(value("x[0]")).isNotEqualTo(first);
        playback.toEnd();
        assertThat(model.tableProperty().get().rows()).allMatch(GradientTable.Row::agrees);
    }

    @Test
    void saysWhyARunEnds() {
        Session.Network network = new Session.Network(
                new MlpSpec(1, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE),
                List.of(new Session.GivenLayer(new double[][] {{1e200}}, null)));
        model.open(
                Session.of(
                        network, Sessions.of(1, 1, 1).samples(), dev.backprop.engine.optim.OptimizerSpec.DEFAULT, 0, 0),
                "too large");
        playback.toEnd();

        assertThat(scene().stopped()).contains("loss became Infinity");
        assertThat(playback.track().extendable()).isFalse();
    }

    @Test
    void listsEveryElementOfTheNetwork() {
        int elements = 0;
        for (Node node : model.trace().network().graph().nodes()) {
            elements += node.shape().size();
        }

        assertThat(model.items()).hasSize(elements).extracting(ItemValue::id).doesNotHaveDuplicates();
    }
}
