package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.train.Metrics;
import dev.backprop.engine.train.Predictions;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real run got wrong, against the digits and the confusion matrix themselves. */
class MistakesTest {
    private static final Dataset TEST = SmallRuns.DATA.test();
    private static TrainingSnapshot snapshot;
    private static Predictions predictions;
    private static Metrics metrics;

    @BeforeAll
    static void train() throws InterruptedException {
        snapshot = SmallRuns.run(SmallRuns.network(false, 8), 0.5, 12);
        predictions = Objects.requireNonNull(snapshot.predictions());
        metrics = snapshot.tests().get(snapshot.tests().size() - 1).metrics();
    }

    @Test
    void areThoseWhoseAnswerIsNotTheirLabel() {
        Mistakes mistakes = Mistakes.of(TEST, predictions);
        List<Integer> expected = IntStream.range(0, TEST.size())
                .filter(i -> predictions.answer(i) != TEST.label(i))
                .boxed()
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(mistakes.size()).isEqualTo(metrics.wrong());
        assertThat(mistakes.of(Mistakes.ANY, Mistakes.ANY))
                .extracting(Mistakes.Mistake::digit)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theSurestComeFirst() {
        List<Double> sure = Mistakes.of(TEST, predictions).of(Mistakes.ANY, Mistakes.ANY).stream()
                .map(m -> predictions.confidence(m.digit()))
                .toList();
        assertThat(sure).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aPairOfClassesHasAsManyAsTheConfusionMatrix() {
        Mistakes mistakes = Mistakes.of(TEST, predictions);
        for (int label = 0; label < 10; label++) {
            for (int told = 0; told < 10; told++) {
                int expected = label == told ? 0 : metrics.confusion()[label][told];
                int wanted = label;
                assertThat(mistakes.of(label, told)).hasSize(expected).allMatch(m -> m.label() == wanted);
            }
        }
    }

    @Test
    void theAccuracyOfAClassIsItsRecall() {
        Mistakes mistakes = Mistakes.of(TEST, predictions);
        for (int c = 0; c < 10; c++) {
            if (metrics.count(c) > 0) {
                assertThat(mistakes.accuracy(c)).isCloseTo(metrics.recall(c), within(1e-12));
            }
        }
    }

    @Test
    void aFilterOfTheModelListsTheRest() {
        MistakesModel model = new MistakesModel(Runnable::run, Runnable::run);
        model.show(TEST, predictions);
        Mistakes.Mistake one = model.listedProperty().get().get(0);
        model.filter(one.label(), one.told());
        assertThat(model.listedProperty().get())
                .contains(one)
                .allMatch(m -> m.label() == one.label() && m.told() == one.told());
        // A cell on the diagonal stands for its class.
        model.filter(one.label(), one.label());
        assertThat(model.listedProperty().get()).contains(one).allMatch(m -> m.label() == one.label());
        model.filter(Mistakes.ANY, Mistakes.ANY);
        assertThat(model.listedProperty().get()).hasSize(metrics.wrong());
    }

    @Test
    void theLatestStateWins() {
        Deque<Runnable> background = new ArrayDeque<>();
        MistakesModel model = new MistakesModel(background::add, Runnable::run);
        model.show(TEST, predictions);
        model.show(TEST, null);
        background.forEach(Runnable::run);
        assertThat(model.mistakesProperty().get().classes()).isZero();
        assertThat(model.listedProperty().get()).isEmpty();
    }
}
