package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The lecture's 3-2-1 network, with the numbers of assets/notebook/toy-gradients.json. */
class SliceViewModelTest {
    private static final MlpSpec SPEC = new MlpSpec(
            3,
            List.of(new LayerSpec(2, Activation.SIGMOID, false), new LayerSpec(1, Activation.SIGMOID, false)),
            Loss.BCE);
    private static final Parameters WEIGHTS = new Parameters(List.of(
            new Parameters.Layer(
                    new double[][] {{0.16764932, 0.33529864, 0.08382466}, {0.11268106, 0.22536212, 0.05634053}}, null),
            new Parameters.Layer(new double[][] {{-0.44046562, -0.54027513}}, null)));

    private final Playback playback = new Playback();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long nanos;
    private final SliceViewModel model =
            new SliceViewModel(Runnable::run, Runnable::run, Runnable::run, () -> nanos, playback);
    private final SliceViewModel slow =
            new SliceViewModel(waiting::add, Runnable::run, Runnable::run, () -> nanos, playback);

    static NetworkLoss lecture() {
        Session session = Session.of(
                Session.Network.of(SPEC, WEIGHTS),
                List.of(new Sample(new double[] {1, 2, 0.5}, new double[] {0})),
                new OptimizerSpec(Rule.GD, 1, 0.9),
                0,
                0);
        return NetworkLoss.of(session, WEIGHTS, "the lecture's network");
    }

    private static SlicePicture picture(SliceViewModel of) {
        return Objects.requireNonNull(of.pictureProperty().get());
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    @Test
    void showsTheNotebooksLossAtTheCrossAndTwentyUpdatesFromThere() {
        model.show(lecture());

        SlicePicture picture = picture(model);
        assertThat(picture.height(0, 0)).isCloseTo(0.4169, within(5e-5));
        assertThat(picture.way().points()).hasSize(21);
        assertThat(picture.way().points().get(0).loss()).isCloseTo(0.4169, within(5e-5));
        assertThat(picture.inPlane().get(0)).isCloseTo(0.4169, within(5e-5));
        assertThat(playback.getLength()).isEqualTo(21);
        assertThat(model.settled()).isTrue();
    }

    @Test
    void goesAlongTheTrainingAndBackWithThePlayer() {
        model.show(lecture());
        playback.toEnd();

        assertThat(picture(model).at()).isEqualTo(20);
        assertThat(playback.titleProperty().get()).isEqualTo("Update 20 of 20");
        assertThat(playback.subtitleProperty().get()).contains("loss", "off the plane");
        playback.previous();
        assertThat(picture(model).at()).isEqualTo(19);
    }

    @Test
    void anotherSeedIsAnotherPlaneOfTheSameTraining() {
        model.show(lecture());
        SlicePicture before = picture(model);
        playback.seek(7);

        model.newSeed(2);

        assertThat(picture(model).height(1, 0.5)).isNotEqualTo(before.height(1, 0.5));
        assertThat(picture(model).way().points().get(20).loss())
                .isEqualTo(before.way().points().get(20).loss());
        assertThat(picture(model).at()).isEqualTo(7);
        assertThat(picture(model).plane().axis(0)).contains("seed 2");
    }

    @Test
    void twoWeightsAreChosenByTheirNames() {
        model.show(lecture());

        model.weights("layers.0.weight[0][1]", "layers.1.weight[0, 1]");

        SlicePicture picture = picture(model);
        assertThat(picture.slice().center().a()).isEqualTo(0.33529864);
        assertThat(picture.slice().center().b()).isEqualTo(-0.54027513);
        assertThat(picture.plane().axis(1)).isEqualTo("layers.1.weight[0][1]");
        assertThat(picture.slice().gradient(0.33529864, -0.54027513)[1]).isCloseTo(0.21946827, within(2e-8));
    }

    @Test
    void aWeightThatThereIsNotIsRefusedWithWhatThereIs() {
        model.show(lecture());
        SlicePicture before = picture(model);

        assertThatThrownBy(() -> model.weights("w", "layers.1.weight[0][1]"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("such as layers.0.weight[0][2]");
        assertThatThrownBy(() -> model.weights("layers.0.weight[2][0]", "layers.1.weight[0][1]"))
                .hasMessageContaining("row 2")
                .hasMessageContaining("0–1");
        assertThatThrownBy(() -> model.weights("layers.0.weight[0][0]", "layers.0.weight[0][0]"))
                .hasMessageContaining("another one than the first");
        assertThat(picture(model)).isEqualTo(before);
    }

    @Test
    void alongItsPathThePlaneHoldsMoreOfTheTrainingThanAtRandom() {
        model.show(lecture());
        double random = picture(model).way().share();

        model.look(model.planeProperty().get().with(SlicePlane.Kind.PATH));

        assertThat(picture(model).way().share()).isGreaterThan(random).isGreaterThan(0.95);
        assertThat(picture(model).shareWords())
                .startsWith("The plane holds ")
                .contains("9 % of the way’s length; what lies outside is not seen here");
    }

    @Test
    void aPathThatIsNoPlaneIsSaidAndThePictureStays() {
        model.show(lecture());
        SlicePicture before = picture(model);

        model.look(model.planeProperty().get().with(SlicePlane.Kind.PATH).withUpdates(1));

        assertThat(model.problemProperty().get()).contains("on one line");
        assertThat(picture(model)).isEqualTo(before);
        assertThat(model.settled()).isTrue();
    }

    @Test
    void theLatestWishWins() {
        slow.show(lecture());
        slow.newSeed(5);
        slow.newSeed(6);
        List<SlicePicture> seen = new ArrayList<>();
        slow.pictureProperty().addListener((observable, old, now) -> seen.add(now));

        work();

        assertThat(seen).isNotEmpty().allMatch(picture -> picture.plane().seed() == 6);
    }

    @Test
    void whatIsStoppedLeavesThePictureAsItIs() {
        slow.show(lecture());
        assertThat(slow.settled()).isFalse();

        slow.stop();
        work();

        assertThat(slow.settled()).isTrue();
        assertThat(slow.pictureProperty().get()).isNull();
    }

    @Test
    void saysHowFarItIsOnlyOnceItHasTakenASecond() {
        List<Boolean> lasting = new ArrayList<>();
        slow.progress().lastingProperty().addListener((observable, old, now) -> lasting.add(now));
        slow.show(lecture());
        work();
        assertThat(lasting).isEmpty();

        slow.progress().partProperty().addListener((observable, old, now) -> nanos += 600_000_000);
        slow.newSeed(3);
        work();

        assertThat(lasting).containsExactly(true, false);
    }

    @Test
    void aTrainingThatDivergesEndsAndSaysWhy() {
        MlpSpec line = new MlpSpec(2, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{1, 1}}, null)));
        model.show(new NetworkLoss(
                "line",
                line,
                start,
                new double[][] {{1, 2}},
                new double[][] {{0}},
                "its one sample",
                new OptimizerSpec(Rule.GD, 1e30, 0),
                List.of()));
        playback.toEnd();

        assertThat(picture(model).endWords()).contains("no longer a finite number");
        assertThat(playback.subtitleProperty().get()).startsWith("It ends after update");
        assertThat(picture(model).way().points()).allMatch(point -> Double.isFinite(point.loss()));
    }

    @Test
    void aLossThatIsNotFiniteIsNamedUnderThePointer() {
        MlpSpec line = new MlpSpec(2, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{1, 1}}, null)));
        model.show(new NetworkLoss(
                "line",
                line,
                start,
                new double[][] {{1e200, 2}},
                new double[][] {{0}},
                "its one sample",
                new OptimizerSpec(Rule.GD, 1, 0),
                List.of()));
        List<String> said = new ArrayList<>();

        model.pointer().point(picture(model), 0, 0, said::add);

        assertThat(said).singleElement().asString().contains("not a finite number here (∞)");
        assertThat(picture(model).holes()).isPositive();
        assertThat(picture(model).endWords()).startsWith("No training from here");
    }

    @Test
    void tellsTheExactLossUnderThePointer() {
        model.show(lecture());
        List<String> said = new ArrayList<>();

        model.pointer().point(picture(model), 0.5, 0.25, said::add);

        assertThat(said)
                .containsExactly(
                        "loss " + picture(model).slice().loss(0.5, 0.25) + " at direction 1 = 0.5, direction 2 = 0.25");
    }

    @Test
    void aTrainingThatHasBeenIsShownAlongItsPathAtTheMomentThatWasLookedAt() {
        NetworkLoss lecture = lecture();
        List<NetworkLoss.State> path = new ArrayList<>();
        for (int epoch = 0; epoch <= 40; epoch += 10) {
            Parameters state = WEIGHTS.copy();
            state.layers().get(0).weight()[0][0] += 0.01 * epoch;
            state.layers().get(1).weight()[0][1] -= 0.0001 * epoch * epoch;
            path.add(new NetworkLoss.State(epoch, state, epoch == 20));
        }
        model.show(new NetworkLoss(
                "run", SPEC, path.get(2).parameters(), lecture.x(), lecture.y(), "all samples", lecture.rule(), path));

        assertThat(model.planeProperty().get().kind()).isEqualTo(SlicePlane.Kind.PATH);
        assertThat(playback.getIndex()).isEqualTo(2);
        assertThat(playback.titleProperty().get()).isEqualTo("Epoch 20 of 40");
        assertThat(picture(model).point().at().distance()).isCloseTo(0, within(1e-12));
        assertThat(picture(model).way().share()).isCloseTo(1, within(1e-9));
    }

    @Test
    void leavesThePlayerAloneOnceItIsHidden() {
        model.show(lecture());
        model.hide();
        SlicePicture before = picture(model);

        playback.seek(9);

        assertThat(picture(model)).isEqualTo(before);
    }

    @Test
    void theFunctionsDescentComesBackAsItWasLeft() {
        DescentViewModel descent = new DescentViewModel();
        SliceViewModel over =
                new SliceViewModel(Runnable::run, Runnable::run, Runnable::run, () -> 0, descent.playback());
        descent.playback().seek(4);
        DescentPicture before = descent.pictureProperty().get();

        descent.rest();
        over.show(lecture());
        descent.playback().seek(17);
        over.hide();
        descent.resume();

        assertThat(descent.playback().getIndex()).isEqualTo(4);
        assertThat(descent.playback().getLength()).isEqualTo(11);
        assertThat(descent.pictureProperty().get()).isEqualTo(before);
    }
}
