package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.Step;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks beyond what can be edited, on the stage. */
class DeepStageTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    private static Session deep(int layers, int units) {
        int[] widths = new int[layers];
        Arrays.fill(widths, units);
        return Sessions.of(2, units, widths);
    }

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"64, 3, 800, 1", "64, 20, 1350, 1", "12, 2, 800, 1", "64, 2, 1200, 1.5", "8, 16, 800, 1"})
    void everyStepsUnitStandsOnTheStageAndNoColumnsTouch(int layers, int units, double width, float scale) {
        model.open(deep(layers, units), "deep");
        Rectangle2D area = new Rectangle2D.Double(20, 10, width, 300);
        model.playback().setStride(PassTrack.place("Layer"));
        int seen = 0;
        while (!model.playback().atEnd()) {
            model.playback().next();
            NetworkLayout layout = new NetworkLayout(scene(), area, scale);
            Step step = Objects.requireNonNull(scene().step());
            if (step.node() == scene().mlp().layers().get(layers / 2).h()) {
                assertThat(layout.units())
                        .anyMatch(unit -> unit.node() == step.node() && unit.element() == step.element());
                seen++;
            }
            List<NetworkLayout.Unit> tops =
                    layout.columns().stream().map(column -> column.get(0)).toList();
            for (int i = 1; i < tops.size(); i++) {
                double left = tops.get(i - 1).x() + tops.get(i - 1).halfWidth();
                assertThat(tops.get(i).x() - tops.get(i).halfWidth()).isGreaterThan(left + 10);
            }
            // Where words would be too small to read a unit is a dot, and the step's is named beside it.
            assertThat(layout.units()).allMatch(unit -> unit.form() == UnitForm.DOT || unit.halfWidth() > 15 * scale);
            assertThat(layout.folds().stream()
                            .mapToInt(NetworkLayout.Fold::layers)
                            .sum())
                    .isEqualTo(layers + 1 - layout.columns().size());
        }
        assertThat(seen).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "8, false", "9, true", "64, true"})
    void ofManyLayersTheHeaderWritesTheEndsAndTheNumber(int layers, boolean shortened) {
        String words = Words.of(Traced.network(deep(layers, 2)).spec());
        assertThat(words.contains("… – 2 – 2 – 2 · " + layers + " layers")).isEqualTo(shortened);
        assertThat(words).startsWith("2 – 2");
    }
}
