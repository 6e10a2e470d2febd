package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** On the lecture's network; without a toolkit. */
class PredictModelTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);
    private final PredictModel predict = model.predict();

    private void start() {
        model.options().predictingProperty().set(true);
    }

    private Guess guess() {
        return Objects.requireNonNull(predict.guessProperty().get());
    }

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    private void type(String text) {
        text.chars().forEach(c -> predict.type((char) c));
    }

    /** The number of the step that is asked for, from the trace and not from what is shown. */
    private double truth() {
        return model.trace().question(model.playback().getIndex()).orElseThrow().truth();
    }

    private void answerRightly() {
        type(Double.toString(Math.round(truth() * 1e4) / 1e4));
        predict.submit();
    }

    @Test
    void hidesNothingBeforeItIsSwitchedOn() {
        model.playback().next();

        assertThat(predict.guessProperty().get()).isNull();
        assertThat(scene().state().hidesItsNumber()).isFalse();
    }

    @Test
    void asksForTheNumberOfTheNextStep() {
        start();
        model.playback().next();
        Node z = model.trace().network().layers().get(0).z();

        assertThat(guess().hidden()).isTrue();
        assertThat(scene().state().value(z, 0)).isEmpty();
        assertThat(scene().asks(z, 0)).isTrue();
        assertThat(model.items()).filteredOn(item -> item.id().equals("z1[0]")).allMatch(item -> item.value() == null);
    }

    @Test
    void revealsAndCountsARightAnswerAndGoesOnAtTheNextEnter() {
        start();
        model.playback().next();
        int index = model.playback().getIndex();
        answerRightly();

        assertThat(guess().hidden()).isFalse();
        assertThat(guess().words()).isEqualTo("✓ right");
        assertThat(guess().score()).isEqualTo("1 of 1 right at first try");
        assertThat(scene().state().hidesItsNumber()).isFalse();
        predict.submit();
        assertThat(model.playback().getIndex()).isGreaterThan(index);
        assertThat(guess().hidden()).isTrue();
    }

    @Test
    void saysWhatIsWrongAndLetsOneTryAgain() {
        start();
        model.playback().next();
        type(Double.toString(-truth()));
        predict.submit();

        assertThat(Objects.requireNonNull(guess().verdict()).kind()).isEqualTo(Verdict.Kind.SIGN);
        assertThat(guess().hidden()).isTrue();
        answerRightly();
        assertThat(guess().score()).isEqualTo("0 of 1 right at first try");
    }

    @Test
    void beginsAnewWhenSomethingIsTypedAfterAWrongAnswer() {
        start();
        model.playback().next();
        type("99");
        predict.submit();
        type("1");

        assertThat(guess().typed()).isEqualTo("1");
    }

    @Test
    void revealsAtTheFirstStepOnAndMovesAtTheSecond() {
        start();
        model.playback().next();
        int index = model.playback().getIndex();
        model.playback().next();

        assertThat(model.playback().getIndex()).isEqualTo(index);
        assertThat(guess().hidden()).isFalse();
        assertThat(guess().score()).isEmpty();
        model.playback().next();
        assertThat(model.playback().getIndex()).isGreaterThan(index);
        assertThat(guess().hidden()).isTrue();
    }

    @Test
    void countsAnAnswerThatWasGivenUpAsNotRight() {
        start();
        model.playback().next();
        type("99");
        predict.submit();
        predict.reveal();

        assertThat(guess().score()).isEqualTo("0 of 1 right at first try");
    }

    @Test
    void asksNothingThatHasBeenSeen() {
        start();
        model.playback().next();
        predict.reveal();
        model.playback().previous();
        model.playback().next();

        assertThat(guess().hidden()).isFalse();
    }

    @Test
    void stopsPlayingAtAQuestion() {
        start();
        model.playback().play();
        model.playback().advance(model.playback().secondsPerStrideProperty().get() * 1.5);

        assertThat(model.playback().isPlaying()).isFalse();
        assertThat(guess().hidden()).isTrue();
    }

    @Test
    void explainsWhatIsNoNumber() {
        start();
        model.playback().next();
        type("1/0");
        predict.submit();

        assertThat(guess().words()).contains("found 1/0");
        assertThat(guess().answered()).isZero();
    }

    @Test
    void coversTheTablesRowsThatAreNotKnownYet() {
        start();
        int index = model.trace()
                .indexOf(
                        0,
                        Phase.BACKWARD,
                        model.trace().network().layers().get(1).weight(),
                        0)
                .orElseThrow();
        model.playback().seek(index);
        GradientTable table = model.tableProperty().get();

        assertThat(table.rows()).hasSize(8).allMatch(row -> row.hand().isEmpty());
        assertThat(table.current()).isZero();
        predict.reveal();
        assertThat(model.tableProperty().get().row(0).hand()).isPresent();
        assertThat(model.tableProperty().get().row(1).hand()).isEmpty();
    }

    @Test
    void countsEachPassByItself() {
        start();
        model.playback().next();
        answerRightly();
        model.playback().seek(model.trace().iterationLength());
        predict.reveal();
        model.playback().next();
        answerRightly();

        assertThat(model.trace().iterations()).isEqualTo(2);
        assertThat(guess().score()).isEqualTo("1 of 1 right at first try");
    }

    @Test
    void forgetsTheScoreAtARestart() {
        start();
        model.playback().next();
        answerRightly();
        model.restart();

        assertThat(guess().score()).isEmpty();
        model.playback().next();
        assertThat(guess().hidden()).isTrue();
    }

    @Test
    void asksAnewWhereAnEditHasChangedTheNumber() {
        start();
        model.playback().next();
        double before = truth();
        type("1");
        model.editing().setNumber(NumberRef.of("x[0]").orElseThrow(), 3, "test");

        assertThat(truth()).isNotEqualTo(before);
        assertThat(guess().typed()).isEmpty();
        answerRightly();
        assertThat(guess().score()).isEqualTo("1 of 1 right at first try");
    }

    @Test
    void showsEverythingAgainWhenItIsSwitchedOff() {
        start();
        model.playback().next();
        model.options().predictingProperty().set(false);

        assertThat(predict.guessProperty().get()).isNull();
        assertThat(scene().state().hidesItsNumber()).isFalse();
    }

    private void stride(String name) {
        model.playback().setStride(PassTrack.place(name));
    }

    @Test
    void asksForEachNumberOfALayerInTurn() {
        start();
        stride("Layer");
        model.playback().next();
        Node z = model.trace().network().layers().get(0).z();

        assertThat(guess().part()).isEqualTo("1 of 2 in this layer");
        assertThat(scene().asks(z, 0)).isTrue();
        assertThat(scene().state().value(z, 1)).isEmpty();
        answerRightly();
        assertThat(scene().state().value(z, 0)).isPresent();
        assertThat(scene().state().value(z, 1)).isEmpty();
        predict.submit();
        assertThat(guess().part()).isEqualTo("2 of 2 in this layer");
        assertThat(scene().asks(z, 1)).isTrue();
        assertThat(guess().standing()).isEqualTo("2 of 2 in this layer · 1 of 1 right at first try");
    }

    @Test
    void aStepOnRevealsTheRestOfTheStrideAndTheNextOneAsksAgain() {
        start();
        stride("Phase");
        model.playback().next();
        assertThat(guess().part()).isEqualTo("1 of 6 in this phase");
        model.playback().next();

        assertThat(guess().hidden()).isFalse();
        assertThat(scene().state().value(model.trace().network().yHat(), 0)).isPresent();
        assertThat(scene().state().value(model.trace().network().loss(), 0)).isEmpty();
        model.playback().next();
        assertThat(scene().asks(model.trace().network().loss(), 0)).isTrue();
        assertThat(guess().part()).isEqualTo("1 of 1 in this phase");
    }

    @Test
    void aWholePassIsAskedNumberByNumberWithItsScore() {
        start();
        stride("Iteration");
        int units = model.trace().placeOf(0).units();
        for (int i = 1; i <= units; i++) {
            model.playback().next();
            assertThat(guess().part()).isEqualTo(i + " of " + units + " in this iteration");
            answerRightly();
        }

        assertThat(model.playback().getIndex()).isEqualTo(model.trace().iterationLength());
        assertThat(guess().score()).isEqualTo(units + " of " + units + " right at first try");
    }

    @Test
    void anotherStrideIsSaidWhileANumberIsHidden() {
        start();
        model.playback().next();
        assertThat(guess().part()).isEmpty();
        stride("Layer");

        assertThat(guess().part()).isEqualTo("1 of 2 in this layer");
        assertThat(guess().how()).endsWith("reveals the rest of the layer");
    }
}
