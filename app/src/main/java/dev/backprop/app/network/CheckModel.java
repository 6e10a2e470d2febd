package dev.backprop.app.network;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The three ways to the same gradient: each iteration's are derived and measured once, in the background. Until they are
 * there the ones before stand, where they are those of a network of the same shape, but not for long.
 */
final class CheckModel {
    private static final Executor LATER = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    private final Executor background;
    private final Executor onWindow;
    private final Executor later;
    private final ReadOnlyObjectWrapper<GradientTable> table =
            new ReadOnlyObjectWrapper<>(this, "table", GradientTable.EMPTY);

    private @Nullable PassTrace trace;
    private @Nullable PassState state;
    private @Nullable MlpSpec shape;
    private GradientRows rows = GradientRows.NONE;
    /** Whether the rows are those of the state. */
    private boolean ready;
    /** How often they have begun not to be. */
    private long stale;

    private boolean covered;
    private int reported = -1;
    private final AtomicLong generation = new AtomicLong();

    /**
     * @param background where gradients are derived and measured
     * @param onWindow where the result is handed over
     */
    CheckModel(Executor background, Executor onWindow) {
        this(background, onWindow, LATER);
    }

    /** As the other, with what runs a task once gradients have been out of date for as long as may be. */
    CheckModel(Executor background, Executor onWindow, Executor later) {
        this.background = background;
        this.onWindow = onWindow;
        this.later = later;
    }

    /** The table, as far as the player has come. */
    ReadOnlyObjectProperty<GradientTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /**
     * Shows what is known at a state; what another trace or iteration needs is computed, and comes later.
     *
     * @param hidden whether nothing is shown of what is not known yet
     */
    void show(Session session, PassTrace of, PassState at, boolean hidden) {
        covered = hidden;
        if (of != trace) {
            reported = -1;
            trace = of;
        }
        state = at;
        int iteration = at.iteration();
        if (reported == iteration) {
            if (ready) {
                tabulate();
            }
            return;
        }
        reported = iteration;
        boolean begins = ready;
        ready = false;
        long mine = generation.incrementAndGet();
        MlpSpec spec = Traced.network(session).spec();
        List<Sample> samples = session.samples();
        if (hidden || !spec.equals(shape)) {
            shape = spec;
            clear();
        }
        background.execute(() -> {
            // While a number is dragged, most of what was asked for is no longer wanted when its turn comes.
            if (mine != generation.get()) {
                return;
            }
            GradientReport report = GradientReport.of(
                    spec, of.parametersBefore(iteration), Traced.inputs(samples), Traced.targets(samples));
            GradientRows done = GradientRows.of(report, of);
            onWindow.execute(() -> {
                // A result that comes too late is dropped.
                if (mine == generation.get()) {
                    rows = done;
                    ready = true;
                    tabulate();
                }
            });
        });
        if (begins && !ready && rows != GradientRows.NONE) {
            long since = ++stale;
            later.execute(() -> onWindow.execute(() -> {
                if (since == stale && !ready) {
                    clear();
                }
            }));
        }
    }

    private void clear() {
        rows = GradientRows.NONE;
        tabulate();
    }

    private void tabulate() {
        PassState at = state;
        table.set(at == null ? GradientTable.EMPTY : GradientTable.of(rows, at, covered));
    }
}
