package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
    private static Chart.Series line(String id, double... y) {
        return new Chart.Series(id, "name", Hue.RUN_1, new double[] {0, 1, 2}, y, false);
    }

    private static Chart chart() {
        return new Chart(
                "title",
                List.of(line("a", 3, 2, 1), line("b", 1, Double.NaN, 5)),
                Chart.Axis.FIT,
                Chart.Axis.LOG,
                List.of(new Chart.Level(0.5, "half", Hue.RUN_3)),
                1.0);
    }

    private static Chart with(Chart of, List<Chart.Series> series) {
        return new Chart(of.title(), series, of.x(), of.y(), of.levels(), of.cursor(), of.marks(), of.readout());
    }

    @Test
    void equalNumbersInOtherArraysAreTheSameLines() {
        assertThat(chart().sameLines(chart())).isTrue();
    }

    @Test
    void aCursorIsNotAmongTheLines() {
        Chart of = chart();
        Chart moved = new Chart(of.title(), of.series(), of.x(), of.y(), of.levels(), 2.0, of.marks(), of.readout());
        assertThat(of.sameLines(moved)).isTrue();
    }

    static Stream<Named<UnaryOperator<Chart>>> changes() {
        return Stream.of(
                Named.of("another title", c -> new Chart("other", c.series(), c.x(), c.y(), c.levels(), c.cursor())),
                Named.of(
                        "another horizontal axis",
                        c -> new Chart(c.title(), c.series(), Chart.Axis.LOG, c.y(), c.levels(), c.cursor())),
                Named.of(
                        "another vertical axis",
                        c -> new Chart(c.title(), c.series(), c.x(), Chart.Axis.FIT, c.levels(), c.cursor())),
                Named.of("another level", c -> new Chart(c.title(), c.series(), c.x(), c.y(), List.of(), c.cursor())),
                Named.of("a line fewer", c -> with(c, c.series().subList(0, 1))),
                Named.of(
                        "the lines in another order",
                        c -> with(c, List.of(c.series().get(1), c.series().get(0)))),
                Named.of(
                        "another number",
                        c -> with(c, List.of(line("a", 3, 2, 1.5), c.series().get(1)))),
                Named.of(
                        "another line",
                        c -> with(c, List.of(line("c", 3, 2, 1), c.series().get(1)))),
                Named.of(
                        "a line of another colour",
                        c -> first(
                                c,
                                s -> new Chart.Series(
                                        s.id(), s.name(), Hue.RUN_2, s.x(), s.y(), s.dots(), s.stroke()))),
                Named.of(
                        "a line of another name",
                        c -> first(
                                c,
                                s -> new Chart.Series(s.id(), "other", s.hue(), s.x(), s.y(), s.dots(), s.stroke()))),
                Named.of(
                        "a line at other places",
                        c -> first(
                                c,
                                s -> new Chart.Series(
                                        s.id(),
                                        s.name(),
                                        s.hue(),
                                        new double[] {0, 1, 3},
                                        s.y(),
                                        s.dots(),
                                        s.stroke()))),
                Named.of(
                        "a line with dots",
                        c -> first(
                                c, s -> new Chart.Series(s.id(), s.name(), s.hue(), s.x(), s.y(), true, s.stroke()))),
                Named.of(
                        "a line that is dashed",
                        c -> first(
                                c,
                                s -> new Chart.Series(
                                        s.id(),
                                        s.name(),
                                        s.hue(),
                                        s.x(),
                                        s.y(),
                                        s.dots(),
                                        new Chart.Stroke(Chart.Dash.DASHED, 2, 1)))));
    }

    private static Chart first(Chart of, UnaryOperator<Chart.Series> change) {
        return with(of, List.of(change.apply(of.series().get(0)), of.series().get(1)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsDrawnOtherwiseIsNotTheSame(UnaryOperator<Chart> change) {
        assertThat(chart().sameLines(change.apply(chart()))).isFalse();
    }
}
