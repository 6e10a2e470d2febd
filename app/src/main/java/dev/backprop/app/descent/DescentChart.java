package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Series;
import dev.backprop.app.paint.Hue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** x, or f, at each iterate, of every run of the comparison, the current one on top. */
final class DescentChart {
    /** How much farther than the current run the others may reach before they are cut off. */
    private static final double OTHERS = 3;
    /** Above and below lines of which nothing is cut off, as a part of the height. */
    private static final double EDGE = 0.02;

    private DescentChart() {}

    static Chart of(List<Run> runs, DescentPicture picture) {
        List<Series> series = new ArrayList<>();
        if (picture.trajectory().dimension() == 1) {
            List<Run> ordered = new ArrayList<>(runs);
            ordered.sort(Comparator.comparing(Run::current));
            for (Run run : ordered) {
                series.add(series(run.outline(), 0, run.name(), "", run.hue(), picture, run.dash()));
            }
        } else {
            Outline own =
                    runs.stream().filter(Run::current).findFirst().orElseThrow().outline();
            series.add(series(own, 1, "y", "y", Hue.RUN_2, picture, Chart.Dash.SOLID));
            series.add(series(own, 0, "x", "x", picture.hue(), picture, Chart.Dash.SOLID));
        }
        double cursor = picture.number(picture.iterate());
        // In the plane both lines are the current run's own, and neither is cut off.
        Axis heights = picture.trajectory().dimension() == 1 ? heights(series, 0) : Axis.FIT;
        return new Chart("", series, iterates(picture), heights, List.of(), cursor);
    }

    /**
     * f at each iterate.
     *
     * @param logarithmic powers of ten instead of even steps; where f is not above 0 there is then a gap
     */
    static Chart values(List<Run> runs, DescentPicture picture, boolean logarithmic) {
        List<Run> ordered = new ArrayList<>(runs);
        ordered.sort(Comparator.comparing(Run::current));
        List<Series> series = new ArrayList<>();
        for (Run run : ordered) {
            Outline own = run.outline();
            series.add(series(own, own.ofF(), run.name(), "", run.hue(), picture, run.dash()));
        }
        double cursor = picture.number(picture.iterate());
        // A faster one may go down to 0, where most functions have their lowest point.
        double toZero = picture.trajectory().size() == 0
                ? 0
                : Math.abs(picture.trajectory().f(0));
        Axis heights = logarithmic ? Axis.LOG : heights(series, toZero);
        return new Chart("", series, iterates(picture), heights, List.of(), cursor);
    }

    /** All iterates, and a little room for the dots at the ends. */
    private static Axis iterates(DescentPicture picture) {
        int last = Math.max(1, picture.last());
        double room = 0.015 * last;
        return Axis.between(picture.first() - room, picture.first() + last + room)
                .ofCounts();
    }

    private static Series series(
            Outline outline, int line, String id, String name, Hue hue, DescentPicture picture, Chart.Dash dash) {
        int[] kept = outline.kept(line, picture.iterate());
        double[] k = Arrays.stream(kept).mapToDouble(picture::number).toArray();
        double[] values = Arrays.stream(kept).mapToDouble(outline.value(line)).toArray();
        return new Series(id, name, hue, k, values, true, new Chart.Stroke(dash, 2, 1));
    }

    /** @param below how much lower the others may reach in any case */
    private static Axis heights(List<Series> series, double below) {
        double[] own = range(series.get(series.size() - 1).y());
        double[] all =
                range(series.stream().flatMapToDouble(s -> Arrays.stream(s.y())).toArray());
        double height = own[1] - own[0];
        double room = OTHERS * Math.max(height, 1e-9);
        boolean tooLow = all[0] < own[0] - Math.max(room, below);
        boolean tooHigh = all[1] > own[1] + room;
        if (height <= 0 || (!tooLow && !tooHigh)) {
            return Axis.FIT;
        }
        double low = tooLow ? own[0] - height / 2 : all[0];
        double high = tooHigh ? own[1] + height / 2 : all[1];
        double edge = EDGE * (high - low);
        return Axis.between(tooLow ? low : low - edge, tooHigh ? high : high + edge);
    }

    private static double[] range(double[] values) {
        var spread = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        return spread.getCount() == 0 ? new double[] {0, 0} : new double[] {spread.getMin(), spread.getMax()};
    }
}
