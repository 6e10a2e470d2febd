package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Series;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.descent.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** x, or f, at each iteration, of every run of the comparison, the current one on top. */
final class DescentChart {
    /** How much farther than the current run the others may reach before they are cut off. */
    private static final double OTHERS = 3;

    private DescentChart() {}

    static Chart of(List<Run> runs, DescentPicture picture) {
        List<Series> series = new ArrayList<>();
        if (picture.trajectory().dimension() == 1) {
            List<Run> ordered = new ArrayList<>(runs);
            ordered.sort(Comparator.comparing(Run::current));
            for (Run run : ordered) {
                series.add(series(run.trajectory(), 0, run.name(), "", run.hue(), picture.first(), run.dash()));
            }
        } else {
            series.add(series(picture.trajectory(), 1, "y", "y", Hue.RUN_2, picture.first(), Chart.Dash.SOLID));
            series.add(series(picture.trajectory(), 0, "x", "x", picture.hue(), picture.first(), Chart.Dash.SOLID));
        }
        double cursor = picture.number(picture.iterate());
        // In the plane both lines are the current run's own, and neither is cut off.
        Axis heights = picture.trajectory().dimension() == 1 ? heights(series) : Axis.FIT;
        return new Chart("", series, iterations(picture), heights, List.of(), cursor);
    }

    /**
     * f at each iteration.
     *
     * @param logarithmic powers of ten instead of even steps; where f is not above 0 there is then a gap
     */
    static Chart values(List<Run> runs, DescentPicture picture, boolean logarithmic) {
        List<Run> ordered = new ArrayList<>(runs);
        ordered.sort(Comparator.comparing(Run::current));
        List<Series> series = new ArrayList<>();
        for (Run run : ordered) {
            Trajectory t = run.trajectory();
            double[] f = new double[t.size()];
            Arrays.setAll(f, t::f);
            series.add(series(f, run.name(), "", run.hue(), picture.first(), run.dash()));
        }
        double cursor = picture.number(picture.iterate());
        Axis heights = logarithmic ? Axis.LOG : heights(series);
        return new Chart("", series, iterations(picture), heights, List.of(), cursor);
    }

    /** All iterations, and a little room for the dots at the ends. */
    private static Axis iterations(DescentPicture picture) {
        int last = Math.max(1, picture.last());
        double room = 0.015 * last;
        return Axis.between(picture.first() - room, picture.first() + last + room);
    }

    private static Series series(
            Trajectory t, int coordinate, String id, String name, Hue hue, int first, Chart.Dash dash) {
        double[] x = new double[t.size()];
        Arrays.setAll(x, i -> t.x(i, coordinate));
        return series(x, id, name, hue, first, dash);
    }

    private static Series series(double[] values, String id, String name, Hue hue, int first, Chart.Dash dash) {
        double[] k = new double[values.length];
        Arrays.setAll(k, i -> i + first);
        return new Series(id, name, hue, k, values, true, new Chart.Stroke(dash, 2, 1));
    }

    private static Axis heights(List<Series> series) {
        double[] own = range(series.get(series.size() - 1).y());
        double[] all =
                range(series.stream().flatMapToDouble(s -> Arrays.stream(s.y())).toArray());
        double room = OTHERS * Math.max(own[1] - own[0], 1e-9);
        boolean far = all[0] < own[0] - room || all[1] > own[1] + room;
        double margin = (own[1] - own[0]) / 2;
        return far && margin > 0 ? Axis.between(own[0] - margin, own[1] + margin) : Axis.FIT;
    }

    private static double[] range(double[] values) {
        var spread = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        return spread.getCount() == 0 ? new double[] {0, 0} : new double[] {spread.getMin(), spread.getMax()};
    }
}
