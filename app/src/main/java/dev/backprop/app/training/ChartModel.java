package dev.backprop.app.training;

import dev.backprop.app.training.ChartView.Span;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How the curves are looked at, and everything that changes it: metric, axis, smoothing, zoom and pan. It knows epochs and
 * heights, no pixels.
 */
final class ChartModel {
    /** The least epochs that can be seen, so that a click still meets one. */
    static final double LEAST_EPOCHS = 4;

    /** The least that the horizontal axis shows while a run is young. */
    static final double FIRST_EPOCHS = 10;

    private final ReadOnlyObjectWrapper<ChartView> view = new ReadOnlyObjectWrapper<>(this, "view", ChartView.FIRST);
    private double end = FIRST_EPOCHS;

    ReadOnlyObjectProperty<ChartView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    ChartView view() {
        return view.get();
    }

    /** The last epoch that there is anything of. */
    static double end(List<ChartRun> runs) {
        double end = FIRST_EPOCHS;
        for (ChartRun run : runs) {
            end = run.visible() ? Math.max(end, run.snapshot().epoch()) : end;
        }
        return end;
    }

    /** The runs are these now: no stretch beyond their end can be seen. */
    void setRuns(List<ChartRun> runs) {
        end = end(runs);
        Span epochs = view().epochs();
        if (epochs != null && epochs.low() >= end) {
            reset();
        }
    }

    /** The stretch that is seen. */
    Span epochs() {
        Span epochs = view().epochs();
        return epochs == null ? new Span(0, end) : epochs;
    }

    /** Another metric has other heights; the stretch stays. */
    void setMetric(Metric metric) {
        ChartView now = view();
        if (metric != now.metric()) {
            view.set(new ChartView(metric, now.logarithmic(), now.smoothing(), now.epochs(), null));
        }
    }

    void setLogarithmic(boolean logarithmic) {
        ChartView now = view();
        if (logarithmic != now.logarithmic()) {
            view.set(new ChartView(now.metric(), logarithmic, now.smoothing(), now.epochs(), null));
        }
    }

    /** @param weight of the past, 0 (off) to under 1 */
    void setSmoothing(double weight) {
        ChartView now = view();
        view.set(new ChartView(now.metric(), now.logarithmic(), weight, now.epochs(), now.heights()));
    }

    /** Shows all of it again. */
    void reset() {
        view.set(view().showing(null, null));
    }

    /** Shows a stretch; heights as they need, where none are given. */
    void show(Span epochs, @Nullable Span heights) {
        view.set(view().showing(bounded(epochs), heights));
    }

    /** Shows other heights of the same stretch. */
    void showHeights(Span heights) {
        view.set(view().showing(view().epochs(), heights));
    }

    /**
     * Makes the stretch shorter or longer.
     *
     * @param factor of its length, over 0
     * @param at the epoch that stays where it is
     */
    void zoom(double factor, double at) {
        Span now = epochs();
        double length = now.size() * factor;
        if (length >= end) {
            view.set(view().showing(null, view().heights()));
            return;
        }
        length = Math.max(length, Math.min(LEAST_EPOCHS, end));
        double share = (at - now.low()) / now.size();
        double low = at - share * length;
        view.set(view().showing(bounded(new Span(low, low + length)), view().heights()));
    }

    /** Moves the stretch along, by a share of its length. */
    void pan(double share) {
        Span now = epochs();
        if (view().epochs() != null) {
            double by = share * now.size();
            view.set(view().showing(bounded(new Span(now.low() + by, now.high() + by)), view().heights()));
        }
    }

    /** The same length, within what there is; null where that is all. */
    private @Nullable Span bounded(Span wanted) {
        double length = Math.max(wanted.size(), Math.min(LEAST_EPOCHS, end));
        if (length >= end) {
            return null;
        }
        double middle = (wanted.low() + wanted.high()) / 2;
        double low = Math.max(0, Math.min(end - length, middle - length / 2));
        return new Span(low, low + length);
    }
}
