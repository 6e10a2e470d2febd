package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Chart;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentChartTest {
    private final DescentViewModel model = new DescentViewModel();

    private Chart chart() {
        return DescentChart.of(
                model.runsProperty().get(), model.pictureProperty().get());
    }

    @Test
    void showsAllOfBothCoordinatesInThePlane() {
        model.set(new DescentConfig("x^2 + y^2", List.of(0.1, 40.0), new OptimizerSpec(Rule.GD, 0.1, 0), 10));
        assertThat(chart().y()).isEqualTo(Chart.Axis.FIT);
    }

    @Test
    void putsTheCurrentRunOnTop() {
        Chart.Series top = chart().series().get(2);
        assertThat(top.y()[1]).isEqualTo(model.trajectory().x(1, 0));
        assertThat(top.hue()).isEqualTo(Preset.OSCILLATING.hue());
    }

    @Test
    void standsAtTheNumberOfTheCurrentIterate() {
        model.playback().seek(7);
        assertThat(chart().cursor()).isEqualTo(8.0);
        model.fromOneProperty().set(false);
        assertThat(chart().cursor()).isEqualTo(7.0);
    }

    @Test
    void isNotRuledByARunThatLeavesTheCurrentOneFarBehind() {
        model.x0Property().set(0.5);
        model.fProperty().set("8x^2");
        model.alphaProperty().set(0.05);
        Double max = chart().y().max();
        assertThat(max).isNotNull().isLessThan(2);
    }

    @Test
    void aRunThatGetsLowerThanTheCurrentOneIsInTheChartOfF() {
        model.set(new DescentConfig(
                "(1 - x)^2 + 100 (y - x^2)^2", List.of(-1.0, 1.0), new OptimizerSpec(Rule.GD, 0.001, 0.9), 200));
        model.race().all();
        Chart values = DescentChart.values(
                model.runsProperty().get(), model.pictureProperty().get(), false);
        double lowest = values.series().stream()
                .flatMapToDouble(series -> Arrays.stream(series.y()))
                .min()
                .orElseThrow();
        assertThat(lowest).isLessThan(1);
        Double min = values.y().min();
        assertThat(min == null || min < lowest).isTrue();
    }

    @Test
    void showsBothCoordinatesInThePlane() {
        model.fProperty().set("x^2 + y^2");
        assertThat(chart().series()).extracting(Chart.Series::id).containsExactly("y", "x");
    }

    @Test
    void showsFOfEachRunAtEachIteration() {
        Chart values = DescentChart.values(
                model.runsProperty().get(), model.pictureProperty().get(), false);
        Chart.Series top = values.series().get(2);
        assertThat(values.series()).hasSize(3);
        assertThat(top.x()).startsWith(1, 2).hasSize(11);
        // 0.9² of the value before, at each step.
        assertThat(top.y()[10]).isCloseTo(Math.pow(0.81, 10), org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void showsPowersOfTenWhereThatIsAskedFor() {
        Chart values = DescentChart.values(
                model.runsProperty().get(), model.pictureProperty().get(), true);
        assertThat(values.y().logarithmic()).isTrue();
    }
}
