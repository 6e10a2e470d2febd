package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Dash;
import dev.backprop.app.paint.Chart.Readout;
import dev.backprop.app.training.ChartView.Span;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which lines a chart of runs has. */
class CurvesPainterTest {
    private static final int EPOCHS = 30;
    private static final int COLUMNS = 500;
    private static List<TrainingSnapshot> states;
    private static TrainingSnapshot twice;
    private static TrainingSnapshot broken;

    private final CurvesPainter painter = new CurvesPainter();

    @BeforeAll
    static void train() throws InterruptedException {
        states = SmallRuns.states(SmallRuns.network(false, 6, 4), 0.5, EPOCHS);
        twice = SmallRuns.run(SmallRuns.network(true, 4), 0.5, EPOCHS);
        broken = SmallRuns.run(SmallRuns.network(false, 4), 1e38, EPOCHS);
    }

    private static TrainingSnapshot last() {
        return states.get(states.size() - 1);
    }

    private static ChartView view(Metric metric) {
        return new ChartView(metric, false, 0, null, null);
    }

    private Chart chart(ChartView view, ChartRun... runs) {
        return painter.chart(new ChartState(List.of(runs), view, ChartState.NOWHERE, ChartState.NOWHERE), COLUMNS);
    }

    private static Chart.Series line(Chart chart, String id) {
        return chart.series().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void trainingLossIsThatOfEachEpoch() {
        Chart.Series line = line(chart(view(Metric.LOSS), SmallRuns.charted(1, true, last())), "1.training");
        assertThat(line.y()).hasSize(EPOCHS);
        for (int e = 0; e < EPOCHS; e++) {
            assertThat(line.x()[e]).isEqualTo(e);
            assertThat(line.y()[e]).isEqualTo(last().metrics().get(e).record().loss());
        }
    }

    @Test
    void testLossStandsAtTheEpochsInWhichItWasMeasured() {
        Chart.Series line = line(chart(view(Metric.LOSS), SmallRuns.charted(1, true, last())), "1.test");
        assertThat(line.x())
                .containsExactly(
                        last().tests().stream().mapToDouble(t -> t.epoch()).toArray());
        assertThat(line.stroke().dash()).isEqualTo(Dash.DASHED);
    }

    @Test
    void everyLayerHasItsGradient() {
        Chart chart = chart(view(Metric.GRADIENT), SmallRuns.charted(1, true, last()));
        assertThat(chart.series()).extracting(Chart.Series::id).containsExactly("1.hidden 1", "1.hidden 2", "1.output");
        assertThat(line(chart, "1.hidden 2").y()[7])
                .isEqualTo(last().metrics().get(7).layers().get(1).gradient());
        assertThat(chart.series()).extracting(s -> s.stroke().dash()).doesNotHaveDuplicates();
    }

    @Test
    void everyLayerHasItsRatioOfUpdateToWeight() {
        Chart chart = chart(view(Metric.RATIO), SmallRuns.charted(1, true, last()));
        var layer = last().metrics().get(7).layers().get(2);
        assertThat(line(chart, "1.output").y()[7]).isCloseTo(layer.update() / layer.parameters(), within(1e-15));
    }

    @Test
    void accuracyIsInPercent() {
        Chart.Series line = line(chart(view(Metric.ACCURACY), SmallRuns.charted(1, true, last())), "1.test");
        assertThat(line.y()[line.y().length - 1])
                .isEqualTo(100
                        * last().tests()
                                .get(last().tests().size() - 1)
                                .metrics()
                                .accuracy());
    }

    @Test
    void trainingAccuracyIsThatOfEachEpochAndUnbrokenAsTheLossIs() {
        Chart chart = chart(view(Metric.ACCURACY), SmallRuns.charted(1, true, last()));
        Chart.Series line = line(chart, "1.training");
        assertThat(line.x()).hasSize(EPOCHS);
        for (int e = 0; e < EPOCHS; e++) {
            assertThat(line.y()[e])
                    .isEqualTo(100 * last().metrics().get(e).record().accuracy());
        }
        assertThat(line.name()).isEqualTo("training");
        assertThat(line.stroke().dash()).isEqualTo(Dash.SOLID);
        assertThat(line(chart, "1.test").stroke().dash()).isEqualTo(Dash.DASHED);
    }

    @Test
    void theAccuraciesOfAnEpochAreInPercent() {
        Readout readout = Readouts.at(List.of(SmallRuns.charted(1, true, last())), Metric.ACCURACY, 7);
        assertThat(readout.columns()).containsExactly("training", "test");
        double right = Math.rint(120 * last().metrics().get(7).record().accuracy());
        assertThat(readout.rows().get(0).cells().get(0))
                .isEqualTo(String.format(java.util.Locale.ROOT, "%.2f %%", right / 1.2));
    }

    @Test
    void oneEpochAloneIsADot() throws InterruptedException {
        TrainingSnapshot one = SmallRuns.run(SmallRuns.network(false, 4), 0.5, 1);
        Chart chart = chart(view(Metric.LOSS), SmallRuns.charted(1, true, one));
        assertThat(line(chart, "1.training").dots()).isTrue();
        Chart more = chart(view(Metric.LOSS), SmallRuns.charted(1, true, last()));
        assertThat(line(more, "1.training").dots()).isFalse();
    }

    @Test
    void aRunThatGrowsIsReadOnFromWhereItWas() {
        for (TrainingSnapshot state : states) {
            Chart chart = chart(view(Metric.LOSS), SmallRuns.charted(1, true, state));
            assertThat(line(chart, "1.training").y()).hasSize(state.epoch());
        }
        assertThat(line(chart(view(Metric.LOSS), SmallRuns.charted(1, true, last())), "1.training")
                        .y())
                .containsExactly(last().metrics().stream()
                        .mapToDouble(m -> m.record().loss())
                        .toArray());
    }

    @Test
    void anotherRunUnderTheSameNumberIsReadAnew() {
        chart(view(Metric.LOSS), SmallRuns.charted(1, true, last()));
        Chart chart = chart(view(Metric.LOSS), SmallRuns.charted(1, true, twice));
        assertThat(line(chart, "1.training").y())
                .containsExactly(twice.metrics().stream()
                        .mapToDouble(m -> m.record().loss())
                        .toArray());
    }

    @Test
    void theSelectedRunIsDrawnLastAndAHiddenOneNotAtAll() {
        ChartRun hidden =
                new ChartRun(3, "three", SmallRuns.charted(3, false, twice).hue(), false, false, twice);
        Chart chart = chart(
                view(Metric.ACCURACY), SmallRuns.charted(1, true, last()), SmallRuns.charted(2, false, twice), hidden);
        assertThat(chart.series())
                .extracting(Chart.Series::id)
                .containsExactly("2.training", "2.test", "1.training", "1.test");
    }

    @Test
    void theFloorOfADoubleSoftmaxIsMarkedWhereALossOfOneIsShown() {
        Chart losses = chart(view(Metric.LOSS), SmallRuns.charted(1, true, last()), SmallRuns.charted(2, false, twice));
        assertThat(losses.levels()).hasSize(1);
        assertThat(losses.levels().get(0).y()).isCloseTo(1.4612, within(5e-5));
        assertThat(losses.levels().get(0).label()).contains("1.4612");
        assertThat(chart(view(Metric.LOSS), SmallRuns.charted(1, true, last())).levels())
                .isEmpty();
        assertThat(chart(view(Metric.GRADIENT), SmallRuns.charted(2, true, twice))
                        .levels())
                .isEmpty();
    }

    @Test
    void aRunThatStoppedBeingFiniteIsMarkedAtItsEpochWithTheReason() {
        assertThat(broken.state()).isEqualTo(RunState.FAILED);
        Chart chart = chart(view(Metric.LOSS), SmallRuns.charted(1, true, broken));
        assertThat(chart.marks()).hasSize(1);
        Chart.Mark mark = chart.marks().get(0);
        var where =
                Objects.requireNonNull(Objects.requireNonNull(broken.failure()).where());
        assertThat(mark.x()).isEqualTo(where.epoch());
        assertThat(mark.label()).contains("run 1", "not finite", "epoch " + where.epoch());
        assertThat(mark.text()).contains(where.why());
    }

    @Test
    void smoothingKeepsTheNumbersAsAFaintLine() {
        ChartView smooth = new ChartView(Metric.LOSS, false, 0.9, null, null);
        Chart chart = chart(smooth, SmallRuns.charted(1, true, last()));
        Chart.Series raw = line(chart, "1.training.raw");
        assertThat(raw.y())
                .containsExactly(last().metrics().stream()
                        .mapToDouble(m -> m.record().loss())
                        .toArray());
        assertThat(raw.stroke().opacity()).isLessThan(0.5);
        assertThat(line(chart, "1.training").y()).isNotEqualTo(raw.y());
    }

    @Test
    void aStretchFitsItsHeightsToItself() {
        ChartView view = new ChartView(Metric.LOSS, false, 0, new Span(20, 28), null);
        Chart chart = chart(view, SmallRuns.charted(1, true, last()));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int e = 20; e <= 28; e++) {
            low = Math.min(low, last().metrics().get(e).record().loss());
            high = Math.max(high, last().metrics().get(e).record().loss());
        }
        assertThat(Objects.requireNonNull(chart.y().min())).isLessThan(low).isGreaterThan(low - (high - low) - 0.2);
        assertThat(Objects.requireNonNull(chart.y().max())).isGreaterThan(high).isLessThan(high + (high - low) + 0.2);
    }

    @Test
    void theNumbersOfAnEpochAreThoseOfTheRun() {
        Readout readout = Readouts.at(
                List.of(SmallRuns.charted(1, true, last()), SmallRuns.charted(2, false, twice)), Metric.LOSS, 7);
        assertThat(readout.head()).isEqualTo("epoch 7");
        assertThat(readout.columns()).containsExactly("training", "test");
        assertThat(Double.parseDouble(readout.rows().get(1).cells().get(0)))
                .isCloseTo(twice.metrics().get(7).record().loss(), within(1e-6));
        assertThat(Readouts.spoken(readout))
                .startsWith("epoch 7 · run 1: training ")
                .contains(" · run 2: ");
    }

    @Test
    void aTestThatWasNotMadeIsThatOfTheLastOneBefore() {
        int epoch = unmeasured(last());
        int before = last().tests().stream()
                .mapToInt(t -> t.epoch())
                .filter(e -> e < epoch)
                .max()
                .orElseThrow();
        String cell = Readouts.at(List.of(SmallRuns.charted(1, true, last())), Metric.ACCURACY, epoch)
                .rows()
                .get(0)
                .cells()
                .get(1);
        assertThat(cell).endsWith("% at " + before);
    }

    private static int unmeasured(TrainingSnapshot snapshot) {
        for (int e = EPOCHS; e > 0; e--) {
            int epoch = e;
            if (snapshot.tests().stream().noneMatch(t -> t.epoch() == epoch)
                    && snapshot.tests().stream().anyMatch(t -> t.epoch() < epoch)) {
                return epoch;
            }
        }
        return EPOCHS + 3;
    }

    @Test
    void exactNumbersHaveSevenDigits() {
        assertThat(Readouts.exact(2.2943749)).isEqualTo("2.294375");
        assertThat(Readouts.exact(0.0123456789)).isEqualTo("0.01234568");
        assertThat(Readouts.exact(-1.5e-7)).isEqualTo("−1.500000e−07");
        assertThat(Readouts.exact(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }
}
