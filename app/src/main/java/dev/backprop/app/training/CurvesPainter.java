package dev.backprop.app.training;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Dash;
import dev.backprop.app.paint.Chart.Level;
import dev.backprop.app.paint.Chart.Mark;
import dev.backprop.app.paint.Chart.Series;
import dev.backprop.app.paint.Chart.Stroke;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Plot;
import dev.backprop.app.training.ChartView.Span;
import dev.backprop.engine.train.NonFinite;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Paints the curves of the runs, thinned to what the picture can show. It keeps the numbers it has read from picture to
 * picture, so each surface has one of its own.
 */
final class CurvesPainter implements Painter<ChartState> {
    /** ln(1 + 9/e): the least that ten classes can have through two softmaxes. */
    static final double DOUBLE_SOFTMAX_FLOOR = Math.log(1 + 9 / Math.E);

    /** What a double softmax of ten classes can lose lies between its floor and ln(9 + e) = 2.46. */
    private static final Axis DOUBLE_SOFTMAX_AXIS = Axis.between(1.4, 2.5);

    /** With more lines than this only the selected run's have names. */
    private static final int NAMED = 6;

    private static final double FAINT = 0.28;
    private static final double OTHERS = 0.75;

    private final Curves curves = new Curves();
    private final ChartPainter painter = new ChartPainter();
    private volatile @Nullable Plot plot;

    /** Where the last picture's curves went; any thread may ask. */
    Optional<Plot> plot() {
        return Optional.ofNullable(plot);
    }

    @Override
    public List<Item> paint(Graphics2D g, ChartState state, PaintContext context) {
        Chart chart = chart(state, Math.max(1, (int) context.width()));
        plot = Plot.of(g, chart, context);
        return painter.paint(g, chart, context);
    }

    /** The chart in so many columns of pixels. */
    Chart chart(ChartState state, int columns) {
        ChartView view = state.view();
        Span stretch = Objects.requireNonNullElseGet(view.epochs(), () -> new Span(0, ChartModel.end(state.runs())));
        List<ChartRun> visible = state.runs().stream()
                .filter(ChartRun::visible)
                .sorted(Comparator.comparing(ChartRun::selected))
                .toList();
        curves.retain(state.runs());
        List<Series> series = new ArrayList<>();
        for (ChartRun run : visible) {
            series.addAll(lines(run, visible.size(), view, stretch, columns));
        }
        return new Chart(
                "",
                series,
                Axis.between(stretch.low(), stretch.high()).named("epoch"),
                heights(view, visible, series),
                levels(view, visible),
                state.cursor() == ChartState.NOWHERE ? null : (Double) (double) state.cursor(),
                visible.stream().flatMap(run -> end(run).stream()).toList(),
                state.pointed() == ChartState.NOWHERE
                        ? null
                        : Readouts.at(state.runs(), view.metric(), state.pointed()));
    }

    private List<Series> lines(ChartRun run, int runs, ChartView view, Span stretch, int columns) {
        List<Curve> all = curves.of(run, view.metric(), view.smoothing());
        List<Series> lines = new ArrayList<>();
        boolean crowded = runs * all.size() > NAMED;
        double strength = run.selected() || runs == 1 ? 1 : OTHERS;
        for (int c = 0; c < all.size(); c++) {
            Curve curve = all.get(c);
            Dash dash = dash(c, all.size());
            String id = run.id() + "." + curve.name();
            if (view.smoothing() > 0) {
                Curve.Points raw = curve.points(false, stretch, columns, view.logarithmic());
                lines.add(new Series(id + ".raw", "", run.hue(), raw.x(), raw.y(), false, new Stroke(dash, 1, FAINT)));
            }
            Curve.Points points = curve.points(true, stretch, columns, view.logarithmic());
            String name = name(run, curve.name(), runs, crowded, c);
            Stroke stroke = new Stroke(dash, run.selected() ? 2 : 1.6, strength);
            // One number alone is no line yet.
            boolean alone = points.x().length == 1;
            lines.add(new Series(id, name, run.hue(), points.x(), points.y(), alone, stroke));
        }
        return lines;
    }

    /** Training is unbroken and test dashed; of layers each has its own dash, the first hidden one's being unbroken. */
    private static Dash dash(int curve, int curves) {
        if (curve == 0) {
            return Dash.SOLID;
        }
        if (curve == curves - 1) {
            return Dash.DASHED;
        }
        return curve % 2 == 1 ? Dash.DOTTED : Dash.DASH_DOT;
    }

    private static String name(ChartRun run, String curve, int runs, boolean crowded, int index) {
        if (run.brokeOff()) {
            return ""; // Its mark has the name.
        }
        if (crowded && !run.selected()) {
            return index == 0 ? run.name() : "";
        }
        return runs == 1 ? curve : run.name() + " · " + curve;
    }

    private static Axis heights(ChartView view, List<ChartRun> visible, List<Series> series) {
        Span chosen = view.heights();
        if (chosen != null) {
            return new Axis(view.logarithmic(), chosen.low(), chosen.high());
        }
        if (view.epochs() != null) {
            return seen(view, view.epochs(), series);
        }
        if (view.logarithmic()) {
            return Axis.LOG;
        }
        if (view.metric() == Metric.LOSS && !visible.isEmpty()) {
            return visible.stream().allMatch(CurvesPainter::softmaxTwice)
                    ? DOUBLE_SOFTMAX_AXIS
                    : new Axis(false, 0.0, null);
        }
        return visible.isEmpty() ? Axis.between(0, 2.5) : Axis.FIT;
    }

    /** What the lines need in a stretch; lines of reference do not count there. */
    private static Axis seen(ChartView view, Span stretch, List<Series> series) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Series line : series) {
            for (int i = 0; i < line.x().length; i++) {
                double y = line.y()[i];
                boolean inside = line.x()[i] >= stretch.low() && line.x()[i] <= stretch.high();
                if (inside && Double.isFinite(y) && (y > 0 || !view.logarithmic())) {
                    low = Math.min(low, y);
                    high = Math.max(high, y);
                }
            }
        }
        if (!(low < high)) {
            return view.logarithmic() ? Axis.LOG : Axis.FIT;
        }
        double room = (high - low) * 0.06;
        return view.logarithmic() ? new Axis(true, low / 1.1, high * 1.1) : Axis.between(low - room, high + room);
    }

    private static List<Level> levels(ChartView view, List<ChartRun> visible) {
        return view.metric() == Metric.LOSS
                ? visible.stream()
                        .filter(CurvesPainter::softmaxTwice)
                        .limit(1)
                        .map(run ->
                                new Level(DOUBLE_SOFTMAX_FLOOR, "a double softmax can go no lower: 1.4612", run.hue()))
                        .toList()
                : List.of();
    }

    private static boolean softmaxTwice(ChartRun run) {
        return run.snapshot().plan().config().spec().doubleSoftmax();
    }

    /** Where a run ended at a number that is not finite. */
    private static Optional<Mark> end(ChartRun run) {
        if (!run.brokeOff()) {
            return Optional.empty();
        }
        NonFinite where = Objects.requireNonNull(
                Objects.requireNonNull(run.snapshot().failure()).where());
        String label = run.name() + ": not finite in epoch " + where.epoch() + ", " + where.node();
        return Optional.of(
                new Mark("end." + run.id(), where.epoch(), label, run.name() + " ended: " + where.why(), run.hue()));
    }
}
