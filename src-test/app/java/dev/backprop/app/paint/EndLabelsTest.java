package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Chart.Series;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the names of a chart's lines stand. */
class EndLabelsTest {
    private final Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();

    private static Series series(String name, double[] y) {
        double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
        return new Series(name, name, Hue.run(0), x, y, false);
    }

    private List<EndLabels.Placed> placed(PaintContext context, Series... lines) {
        Chart chart = Chart.of(List.of(lines));
        return EndLabels.place(graphics, chart, Plot.of(graphics, chart, context), context);
    }

    /** No name lies on a piece of any line, nor on another name. */
    private void free(PaintContext context, Series... lines) {
        Chart chart = Chart.of(List.of(lines));
        Plot plot = Plot.of(graphics, chart, context);
        List<EndLabels.Placed> names = placed(context, lines);
        assertThat(names).hasSize(lines.length);
        for (EndLabels.Placed name : names) {
            assertThat(plot.area().getMinY() - 3).isLessThan(name.box().getMinY());
            assertThat(plot.area().getMaxY()).isGreaterThan(name.baseline());
            assertThat(names.stream().filter(other -> other.box().intersects(name.box())))
                    .as("names that reach into " + name.series().name())
                    .hasSize(1);
            for (Series line : lines) {
                double[] x = plot.pixelsX(line);
                double[] y = plot.pixelsY(line);
                for (int i = 1; i < x.length; i++) {
                    assertThat(new Line2D.Double(x[i - 1], y[i - 1], x[i], y[i]).intersects(name.box()))
                            .as(name.series().name() + " on the line " + line.name())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void linesThatEndCloseTogetherInLargeTypeLeaveRoomForTheirNames() {
        double[] hidden = {0.052, 0.050, 0.046, 0.045, 0.045, 0.044, 0.042, 0.040, 0.038, 0.036};
        double[] output = {0.060, 0.055, 0.050, 0.047, 0.046, 0.045, 0.044, 0.041, 0.039, 0.034};
        free(new PaintContext(1220, 200, Palette.LIGHT, 1.45), series("hidden", hidden), series("output", output));
    }

    @Test
    void aNameKeepsOffALineThatPassesOverItsOwn() {
        double[] flat = new double[21];
        double[] wave = IntStream.range(0, 21)
                .mapToDouble(i -> 0.12 + 0.02 * Math.sin(i))
                .toArray();
        double[] high = IntStream.range(0, 21).mapToDouble(i -> 1 - i * 0.02).toArray();
        free(
                new PaintContext(700, 300, Palette.LIGHT, 1),
                series("flat", flat),
                series("wave", wave),
                series("high", high));
    }

    @Test
    void aLineThatEndsEarlierHasItsNameAtItsEndThoughAnotherIsNear() {
        double[] training = {2.35, 2.30, 2.25};
        double[] test = {2.34, 2.29, 2.24, 2.22};
        PaintContext context = new PaintContext(800, 300, Palette.LIGHT, 1);
        free(context, series("training", training), series("test", test));
    }

    @Test
    void namesOfManyLinesInOnePlaceStandUnderEachOther() {
        Series[] many = IntStream.range(0, 6)
                .mapToObj(i -> series("run " + i, new double[] {1, 0.5, 0.3 + i * 1e-4}))
                .toArray(Series[]::new);
        free(new PaintContext(700, 400, Palette.LIGHT, 1), many);
    }

    @Test
    void fromTopToBottomNamesStandAsTheirLinesEnd() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 400; i++) {
            Series[] lines = randomLines(random);
            PaintContext context = new PaintContext(
                    random.nextInt(250, 1_000),
                    random.nextInt(120, 500),
                    Palette.LIGHT,
                    random.nextBoolean() ? 1 : 1.5);
            Chart chart = Chart.of(List.of(lines));
            Plot plot = Plot.of(graphics, chart, context);
            List<EndLabels.Placed> names = new ArrayList<>(placed(context, lines));
            assertThat(names).hasSize(lines.length);
            names.sort(Comparator.comparingDouble(name -> end(plot, name)));
            for (int lower = 1; lower < names.size(); lower++) {
                EndLabels.Placed name = names.get(lower);
                EndLabels.Placed above = names.get(lower - 1);
                if (end(plot, name) > end(plot, above)) {
                    assertThat(name.baseline())
                            .as("chart " + i + ": " + name.series().name() + " under "
                                    + above.series().name())
                            .isGreaterThanOrEqualTo(above.baseline());
                }
            }
        }
    }

    /** Lines of which many end close together, near the axis or near the top. */
    private static Series[] randomLines(SplittableRandom random) {
        double around = random.nextInt(3) / 2.0;
        double spread = Math.pow(10, -random.nextInt(4));
        return IntStream.range(0, random.nextInt(2, 9))
                .mapToObj(i -> {
                    double[] y = random.doubles(random.nextInt(2, 30), 0, 1).toArray();
                    y[y.length - 1] = around + spread * random.nextDouble(-0.5, 0.5);
                    return series("line " + i, y);
                })
                .toArray(Series[]::new);
    }

    private static double end(Plot plot, EndLabels.Placed name) {
        double[] y = name.series().y();
        return plot.y().at(y[y.length - 1]);
    }

    @Test
    void aNameGoesPastItsLikesRatherThanPastALineThatEndsApart() {
        PaintContext context = new PaintContext(700, 300, Palette.LIGHT, 1);
        List<Series> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lines.add(series("together " + i, new double[] {1.6, 1, 1, 1 + i * 1e-4}));
        }
        lines.add(series("apart", new double[] {1, 1, 0.95, 0.9}));
        lines.add(series("lowest", new double[] {1, 0.8, 0.4, 0}));
        Series[] all = lines.toArray(Series[]::new);
        Plot plot = Plot.of(graphics, Chart.of(lines), context);

        assertThat(placed(context, all)).hasSize(7).allSatisfy(name -> {
            if (name.series().name().startsWith("together")) {
                assertThat(name.baseline()).isLessThan(plot.y().at(0.9));
            }
        });
    }

    @Test
    void whereThereIsRoomANameStandsRightOverItsEnd() {
        PaintContext context = new PaintContext(700, 300, Palette.LIGHT, 1);
        Series low = series("low", new double[] {0, 0, 0, 0.1});
        Series high = series("high", new double[] {1, 1, 0.8, 0.8});
        Chart chart = Chart.of(List.of(low, high));
        Plot plot = Plot.of(graphics, chart, context);
        for (EndLabels.Placed name : placed(context, low, high)) {
            double end = plot.y().at(name.series().y()[3]);
            assertThat(end - name.baseline()).isBetween(2.0, 12.0);
        }
    }
}
