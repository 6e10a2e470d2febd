package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.training.ChartView.Span;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the curves are looked at, without a toolkit. */
class ChartModelTest {
    private static final int EPOCHS = 40;
    private static TrainingSnapshot snapshot;

    private final ChartModel model = new ChartModel();

    @BeforeAll
    static void train() throws InterruptedException {
        snapshot = SmallRuns.run(SmallRuns.network(false, 3), 0.5, EPOCHS);
    }

    @BeforeEach
    void take() {
        model.setRuns(List.of(SmallRuns.charted(1, true, snapshot)));
    }

    private Span seen() {
        return Objects.requireNonNull(model.view().epochs());
    }

    @Test
    void showsAllOfARunAtFirst() {
        assertThat(model.view().zoomed()).isFalse();
        assertThat(model.epochs()).isEqualTo(new Span(0, EPOCHS));
    }

    @Test
    void zoomingKeepsTheEpochUnderThePointer() {
        model.zoom(0.5, 10);
        assertThat(seen().size()).isCloseTo(20, within(1e-9));
        assertThat((10 - seen().low()) / seen().size()).isCloseTo(10.0 / EPOCHS, within(1e-9));
    }

    @Test
    void zoomingOutShowsAllOfItAgain() {
        model.zoom(0.5, 10);
        model.zoom(4, 10);
        assertThat(model.view().zoomed()).isFalse();
    }

    @Test
    void zoomingInEndsWhileAClickStillMeetsAnEpoch() {
        for (int i = 0; i < 50; i++) {
            model.zoom(0.5, 10);
        }
        assertThat(seen().size()).isCloseTo(ChartModel.LEAST_EPOCHS, within(1e-9));
    }

    @Test
    void panningStopsAtTheEnds() {
        model.show(new Span(10, 20), null);
        model.pan(-5);
        assertThat(seen()).isEqualTo(new Span(0, 10));
        model.pan(100);
        assertThat(seen()).isEqualTo(new Span(EPOCHS - 10, EPOCHS));
    }

    @Test
    void anotherMetricKeepsTheStretchAndForgetsTheHeights() {
        model.show(new Span(10, 20), new Span(1, 2));
        model.setMetric(Metric.GRADIENT);
        assertThat(seen()).isEqualTo(new Span(10, 20));
        assertThat(model.view().heights()).isNull();
    }

    @Test
    void anotherAxisForgetsTheHeights() {
        model.show(new Span(10, 20), new Span(-1, 2));
        model.setLogarithmic(true);
        assertThat(model.view().heights()).isNull();
    }

    @Test
    void resetShowsAllOfIt() {
        model.show(new Span(10, 20), new Span(1, 2));
        model.reset();
        assertThat(model.view().zoomed()).isFalse();
    }

    @Test
    void aShorterRunIsNotSoughtBeyondItsEnd() throws InterruptedException {
        model.show(new Span(30, 38), null);
        model.setRuns(List.of(SmallRuns.charted(2, true, SmallRuns.run(SmallRuns.network(false, 2), 0.5, 5))));
        assertThat(model.view().zoomed()).isFalse();
    }

    @Test
    void smoothingIsOffAtFirst() {
        assertThat(model.view().smoothing()).isZero();
    }
}
