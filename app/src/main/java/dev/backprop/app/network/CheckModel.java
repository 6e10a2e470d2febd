package dev.backprop.app.network;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The three ways to the same gradient: each iteration's are derived and measured once, in the background. */
final class CheckModel {
    private final Executor background;
    private final Executor onWindow;
    private final ReadOnlyObjectWrapper<GradientTable> table =
            new ReadOnlyObjectWrapper<>(this, "table", GradientTable.EMPTY);

    private @Nullable PassTrace trace;
    private @Nullable PassState state;
    private @Nullable GradientReport report;
    private int reported = -1;
    private long generation;

    /**
     * @param background where gradients are derived and measured
     * @param onWindow where the result is handed over
     */
    CheckModel(Executor background, Executor onWindow) {
        this.background = background;
        this.onWindow = onWindow;
    }

    /** The table, as far as the player has come. */
    ReadOnlyObjectProperty<GradientTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** Shows what is known at a state; what another trace or iteration needs is computed, and comes later. */
    void show(Session session, PassTrace of, PassState at) {
        if (of != trace) {
            reported = -1;
            trace = of;
        }
        state = at;
        int iteration = at.iteration();
        if (reported == iteration) {
            tabulate();
            return;
        }
        reported = iteration;
        report = null;
        tabulate();
        long mine = ++generation;
        MlpSpec spec = Traced.network(session).spec();
        List<Sample> rows = session.samples();
        background.execute(() -> {
            GradientReport done =
                    GradientReport.of(spec, of.parametersBefore(iteration), Traced.inputs(rows), Traced.targets(rows));
            onWindow.execute(() -> {
                // A result that comes too late is dropped.
                if (mine == generation) {
                    report = done;
                    tabulate();
                }
            });
        });
    }

    private void tabulate() {
        GradientReport known = report;
        PassTrace of = trace;
        PassState at = state;
        table.set(known == null || of == null || at == null ? GradientTable.EMPTY : GradientTable.of(known, of, at));
    }
}
