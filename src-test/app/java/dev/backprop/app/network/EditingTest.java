package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.app.cli.Cli;
import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.session.SessionWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditingTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 42);
    private final Editing editing = model.editing();
    private final Playback playback = model.playback();

    private static NumberRef ref(String id) {
        return NumberRef.of(id).orElseThrow();
    }

    private Session session() {
        return model.document().session();
    }

    private MlpSpec spec() {
        return Traced.network(session()).spec();
    }

    private double shown(String id) {
        return Objects.requireNonNull(model.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x[1]", "y[0]", "layers.0.weight[1][2]", "layers.1.bias[0]"})
    void changesEveryKindOfNumberWhereItStands(String id) {
        model.open(Sessions.of(2, 3, 2, 1), "any");
        editing.setNumber(ref(id), 0.25, null);

        assertThat(editing.number(ref(id))).isEqualTo(0.25);
        assertThat(shown(id)).isEqualTo(0.25);
    }

    @Test
    void changesNoOtherNumber() {
        model.open(Sessions.of(2, 3, 2, 1), "any");
        List<ItemValue> before = NetworkItems.of(model.trace(), model.trace().at(0), 0);
        editing.setNumber(ref("layers.0.weight[1][2]"), 0.25, null);

        assertThat(model.items())
                .filteredOn(item -> !before.contains(item))
                .extracting(ItemValue::id)
                .containsExactly("layers.0.weight[1][2]");
    }

    @Test
    void recomputesTheIterationUnderTheCursorFromTheInitialWeights() {
        playback.toEnd();
        playback.next();
        playback.toEnd();
        int index = playback.getIndex();
        double before = shown("y_hat[0]");
        editing.setNumber(ref("layers.1.weight[0][0]"), 0.5, null);

        assertThat(playback.getIndex()).isEqualTo(index);
        assertThat(shown("y_hat[0]")).isNotEqualTo(before);
        assertThat(model.trace().parametersBefore(0).layers().get(1).weight()[0][0])
                .isEqualTo(0.5);
        NetworkViewModel fresh = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);
        fresh.open(model.session(), "fresh");
        assertThat(fresh.items()).isEqualTo(model.items());
    }

    @Test
    void keepsTheLengthOfTheTimeline() {
        for (int i = 0; i < 4; i++) {
            playback.toEnd();
            playback.next();
        }
        playback.toStart();
        editing.setNumber(ref("x[0]"), 3, null);

        assertThat(model.trace().iterations()).isEqualTo(5);
        assertThat(playback.getLength()).isEqualTo(5 * model.trace().iterationLength() + 1);
    }

    @Test
    void undoesAndRedoesEveryEditToTheBit() {
        List<Session> past = new java.util.ArrayList<>();
        List<Consumer<Editing>> edits = List.of(
                e -> e.setNumber(ref("x[0]"), 3, null),
                e -> e.setNumber(ref("layers.0.weight[0][0]"), -2, null),
                e -> e.setUnits(0, 4),
                e -> e.setInputs(2),
                e -> e.addLayer(),
                e -> e.setActivation(0, Activation.RELU),
                e -> e.setBiases(1, true),
                e -> e.setLoss(Loss.MSE),
                e -> e.addSample(),
                e -> e.setLearningRate(0.2),
                e -> e.setRule(Rule.ADAM),
                e -> e.setBeta(0.5),
                e -> e.removeLayer(0),
                e -> e.removeSample(),
                e -> e.setNumber(ref("y[0]"), 0.75, null),
                e -> e.setNumber(ref("layers.0.bias[0]"), -1, null),
                e -> e.pasteSamples("1,2,0.5\n3,4,1\n"),
                e -> e.setSeed(77),
                e -> {
                    playback.toEnd();
                    e.beginFromHere();
                });
        for (Consumer<Editing> edit : edits) {
            past.add(session());
            edit.accept(editing);
            assertThat(session()).isNotEqualTo(past.get(past.size() - 1));
        }
        Session last = session();
        for (int i = past.size() - 1; i >= 0; i--) {
            model.document().undo();
            assertThat(session()).isEqualTo(past.get(i));
        }
        edits.forEach(edit -> model.document().redo());

        assertThat(session()).isEqualTo(last);
    }

    @Test
    void namesWhatCanBeUndone() {
        editing.setNumber(ref("layers.0.weight[1][2]"), 1, null);
        assertThat(model.document().history().undoNameProperty().get()).isEqualTo("weight from x₃ to h₂");
        model.document().undo();

        assertThat(model.document().history().undoNameProperty().get()).isEmpty();
        assertThat(model.document().history().redoNameProperty().get()).isEqualTo("weight from x₃ to h₂");
    }

    @Test
    void takesADragForOneEdit() {
        Session before = session();
        Object drag = new Object();
        for (int i = 1; i <= 30; i++) {
            editing.setNumber(ref("x[0]"), i, drag);
        }
        model.document().undo();

        assertThat(session()).isEqualTo(before);
    }

    @Test
    void forgetsADragThatComesBack() {
        Object drag = new Object();
        editing.setNumber(ref("x[0]"), 7, drag);
        editing.setNumber(ref("x[0]"), 1, drag);

        assertThat(model.document().history().undoNameProperty().get()).isEmpty();
    }

    @Test
    void remembersHundredsOfEdits() {
        Session before = session();
        for (int i = 0; i < 500; i++) {
            editing.setNumber(ref("x[0]"), i + 10, null);
        }
        for (int i = 0; i < 500; i++) {
            model.document().undo();
        }

        assertThat(session()).isEqualTo(before);
    }

    @Test
    void undoesTheOpeningOfAnotherNetwork() {
        editing.setNumber(ref("x[0]"), 3, null);
        Session edited = session();
        model.preset(Preset.XOR);
        model.document().undo();

        assertThat(session()).isEqualTo(edited);
        assertThat(model.titleProperty().get()).isEqualTo(Preset.TOY_GRADIENTS.title());
        assertThat(model.subtitleProperty().get()).startsWith("3 – 2 – 1");
    }

    @Test
    void undoesANewSeed() {
        List<ItemValue> before = model.items();
        model.newSeed();
        assertThat(model.items()).isNotEqualTo(before);
        model.document().undo();

        assertThat(model.items()).isEqualTo(before);
    }

    @Test
    void beginsFromTheWeightsOfALaterIteration() {
        playback.toEnd();
        playback.next();
        Parameters reached = model.trace().parametersBefore(1);
        editing.beginFromHere();

        assertThat(playback.getIndex()).isZero();
        assertThat(shown("layers.0.weight[0][0]"))
                .isEqualTo(reached.layers().get(0).weight()[0][0]);
        assertThat(shown("layers.1.weight[0][1]"))
                .isEqualTo(reached.layers().get(1).weight()[0][1]);
    }

    @Test
    void keepsTheWeightsOfTheUnitsThatStay() {
        Parameters before = session().parameters();
        editing.setUnits(0, 5);
        Parameters after = session().parameters();

        assertThat(spec().layers().get(0).units()).isEqualTo(5);
        assertThat(after.layers().get(0).weight()[1])
                .isEqualTo(before.layers().get(0).weight()[1]);
        assertThat(after.layers().get(1).weight()[0])
                .startsWith(before.layers().get(1).weight()[0]);
    }

    @Test
    void growsToEightLayersOfSixteenUnits() {
        for (int l = spec().layers().size(); l < ShapeEdits.MOST_LAYERS; l++) {
            editing.addLayer();
        }
        for (int l = 0; l < ShapeEdits.MOST_LAYERS; l++) {
            editing.setUnits(l, ShapeEdits.MOST_UNITS);
        }
        playback.toEnd();

        assertThat(spec().parameterCount()).isEqualTo(3 * 16 + 7 * 16 * 16);
        assertThat(shown("y_hat[15]")).isBetween(0.0, 1.0);
        assertThatThrownBy(editing::addLayer)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at most 8");
        assertThatThrownBy(() -> editing.setUnits(0, 17))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("1–16");
    }

    @Test
    void keepsOneHiddenLayerOrNone() {
        editing.removeLayer(0);

        assertThat(spec().layers()).hasSize(1);
        assertThatThrownBy(() -> editing.removeLayer(0)).isInstanceOf(BadInputException.class);
    }

    @Test
    void explainsAnActivationThatTheLossDoesNotTake() {
        assertThatThrownBy(() -> editing.setActivation(1, Activation.TANH))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("binary cross-entropy needs outputs from 0 to 1");
    }

    @Test
    void makesTheLastLayerSuchAsBinaryCrossEntropyTakes() {
        model.open(Sessions.of(1, 2, 2, 2), "linear outputs");
        editing.setNumber(ref("y[0]"), 3, null);
        String said = editing.setLoss(Loss.BCE);

        assertThat(said).contains("sigmoid");
        assertThat(Words.last(session())).isEqualTo(Activation.SIGMOID);
        assertThat(session().samples().get(0).y()[0]).isEqualTo(1);
    }

    @Test
    void makesTargetsSuchAsCrossEntropyTakes() {
        model.open(Sessions.of(2, 2, 2, 3), "three outputs");
        String said = editing.setLoss(Loss.CROSS_ENTROPY);

        assertThat(said).contains("targets");
        for (Sample sample : session().samples()) {
            assertThat(java.util.Arrays.stream(sample.y()).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void sharesWhatIsLeftOfOneAmongTheOtherClasses() {
        model.preset(Preset.THREE_CLASSES);
        editing.setNumber(ref("y[0]"), 0.6, null);
        assertThat(session().samples().get(0).y()).containsExactly(new double[] {0.6, 0.2, 0.2}, within(1e-15));
        editing.setNumber(ref("y[2]"), 1, null);

        assertThat(session().samples().get(0).y()).containsExactly(0, 0, 1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("y[0]", 1.5, "0–1"),
                Arguments.of("y[0]", -1.0, "0–1"),
                Arguments.of("x[0]", 1 / 0.0, "finite"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesANumberThatCannotStandThere(String id, double value, String why) {
        Session before = session();

        assertThatThrownBy(() -> editing.setNumber(ref(id), value, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(why);
        assertThat(session()).isEqualTo(before);
    }

    @Test
    void addsAndRemovesSamplesAndShowsTheNewOne() {
        editing.addSample();
        assertThat(model.samplesProperty().get()).isEqualTo(2);
        assertThat(model.sampleProperty().get()).isEqualTo(1);
        editing.setNumber(ref("x[0]"), 9, null);
        assertThat(session().samples()).extracting(s -> s.x()[0]).containsExactly(1.0, 9.0);
        editing.removeSample();

        assertThat(model.sampleProperty().get()).isZero();
        assertThat(shown("x[0]")).isEqualTo(1);
    }

    @Test
    void loadsTheSamplesOfACsv(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("s.csv"), "a,b,c,y\n1,2,3,0\n4,5,6,1\n");
        editing.loadSamples(csv);

        assertThat(session().samples())
                .containsExactly(
                        new Sample(new double[] {1, 2, 3}, new double[] {0}),
                        new Sample(new double[] {4, 5, 6}, new double[] {1}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,2,3,0\n4,five,6,1\n#row 2, column 2", "1,2,3,0\n4,5,6,2\n#row 2, column 4", "1,2,0\n#row 1"})
    void namesTheRowAndColumnOfACsvThatCannotBeRead(String textAndPlace, @TempDir Path folder) throws IOException {
        String[] parts = textAndPlace.split("#", -1);
        Path csv = Files.writeString(folder.resolve("s.csv"), parts[0]);
        Session before = session();

        assertThatThrownBy(() -> editing.loadSamples(csv))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(parts[1]);
        assertThat(session()).isEqualTo(before);
    }

    private void editALot() {
        editing.setUnits(0, 3);
        editing.setBiases(0, true);
        editing.setActivation(0, Activation.TANH);
        editing.setNumber(ref("layers.0.bias[2]"), -0.125, null);
        editing.setNumber(ref("layers.0.weight[2][1]"), 1.0 / 3, null);
        editing.setNumber(ref("x[1]"), -2.5, null);
        editing.addSample();
        editing.setNumber(ref("y[0]"), 1, null);
        editing.setLoss(Loss.MSE);
        editing.setRule(Rule.NESTEROV);
        editing.setLearningRate(0.3);
        model.sampleProperty().set(0);
    }

    @Test
    void reopensEqualWhenItIsSaved(@TempDir Path folder) {
        editALot();
        Path file = folder.resolve("edited.json");
        SessionWriter.write(file, model.session());

        assertThat(SessionReader.read(file)).isEqualTo(model.session());
    }

    @Test
    void showsTheNumbersThatGradientsPrints(@TempDir Path folder) throws IOException {
        editALot();
        Path file = folder.resolve("edited.json");
        SessionWriter.write(file, model.session());
        StringWriter out = new StringWriter();
        int code = Cli.run(
                new String[] {"gradients", file.toString(), "--json"},
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true));
        JsonNode json = new ObjectMapper().readTree(out.toString());
        playback.toEnd();

        assertThat(code).isZero();
        assertThat(shown("loss")).isEqualTo(json.get("loss").asDouble(), within(1e-12));
        int compared = 0;
        for (ItemValue item : model.items()) {
            NumberRef ref = NumberRef.of(item.id()).orElse(null);
            if (ref != null && ref.parameter()) {
                boolean weight = ref.kind() == NumberRef.Kind.WEIGHT;
                String part = weight ? "weights" : "biases";
                JsonNode gradient =
                        json.get("gradients").get(part).get(ref.layer()).get(ref.row());
                JsonNode updated =
                        json.get("updated").get(part).get(ref.layer()).get(ref.row());
                assertThat(Objects.requireNonNull(item.gradient()))
                        .as(item.id())
                        .isEqualTo((weight ? gradient.get(ref.column()) : gradient).asDouble(), within(1e-12));
                assertThat(Objects.requireNonNull(item.value()))
                        .as(item.id())
                        .isEqualTo((weight ? updated.get(ref.column()) : updated).asDouble(), within(1e-12));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(3 * 3 + 3 + 3);
    }
}
