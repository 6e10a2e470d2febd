package dev.backprop.app.training;

import dev.backprop.app.paint.Chart.Readout;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The exact numbers of every visible run at an epoch. */
final class Readouts {
    private static final String NONE = "·";

    private Readouts() {}

    static Readout at(List<ChartRun> runs, Metric metric, int epoch) {
        List<ChartRun> visible = runs.stream().filter(ChartRun::visible).toList();
        List<String> columns = List.of();
        List<Readout.Row> rows = new ArrayList<>();
        for (ChartRun run : visible) {
            List<String> curves = metric.curves(run.snapshot());
            columns = curves.size() > columns.size() ? curves : columns;
            rows.add(new Readout.Row(run.name(), run.hue(), cells(run.snapshot(), metric, epoch)));
        }
        return new Readout(epoch, "epoch " + epoch, columns, rows);
    }

    /** One line for the status line and for a screen reader. */
    static String spoken(Readout readout) {
        StringBuilder text = new StringBuilder(readout.head());
        for (Readout.Row row : readout.rows()) {
            text.append(" · ").append(row.name());
            for (int c = 0; c < row.cells().size(); c++) {
                text.append(c == 0 ? ": " : ", ")
                        .append(readout.columns().get(c))
                        .append(' ')
                        .append(row.cells().get(c));
            }
        }
        return text.toString();
    }

    private static List<String> cells(TrainingSnapshot snapshot, Metric metric, int epoch) {
        List<EpochMetrics> metrics = snapshot.metrics();
        boolean there = epoch >= 0 && epoch < metrics.size();
        return switch (metric) {
            case LOSS ->
                List.of(
                        there ? exact(metrics.get(epoch).record().loss()) : NONE,
                        tested(snapshot.tests(), metric, epoch));
            case ACCURACY ->
                List.of(
                        there ? percent(metrics.get(epoch).record().accuracy()) : NONE,
                        tested(snapshot.tests(), metric, epoch));
            case GRADIENT, RATIO -> {
                List<LayerNorms> layers = there ? metrics.get(epoch).layers() : List.of();
                int count = metric.curves(snapshot).size();
                List<String> cells = new ArrayList<>();
                for (int l = 0; l < count; l++) {
                    cells.add(l < layers.size() ? exact(metric.of(layers.get(l))) : NONE);
                }
                yield cells;
            }
        };
    }

    /** The measurement of that epoch or, since not each one is measured, the last one before, with its epoch. */
    private static String tested(List<TestPoint> tests, Metric metric, int epoch) {
        int low = 0;
        int high = tests.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tests.get(middle).epoch() <= epoch) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return NONE;
        }
        TestPoint point = tests.get(low - 1);
        String value = metric == Metric.ACCURACY
                ? percent(point.metrics().accuracy())
                : exact(point.metrics().loss());
        return point.epoch() == epoch ? value : value + " at " + point.epoch();
    }

    /** A share, which an epoch from an older file may lack. */
    private static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    /** Seven significant digits: all that FLOAT32 has. */
    static String exact(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String text = size == 0 || (size >= 1e-4 && size < 1e6)
                ? String.format(Locale.ROOT, "%." + decimals(size) + "f", value)
                : String.format(Locale.ROOT, "%.6e", value);
        return text.replace('-', '−');
    }

    private static int decimals(double size) {
        int whole = size < 1 ? 0 : (int) Math.floor(Math.log10(size));
        return size < 0.1 ? 8 : Math.max(1, 6 - whole);
    }
}
