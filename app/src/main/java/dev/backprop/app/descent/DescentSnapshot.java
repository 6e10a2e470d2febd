package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the descent workspace shows at one step of a session, as numbers: those that {@code backprop descend} prints. It
 * needs no toolkit.
 *
 * @param step the iterate, from 0; the last finite one where the descent ends before the step that was asked for
 * @param phase {@code start} at iterate 0, {@code update} after it, {@code stopped} where the descent can go no further
 * @param items for each iterate up to this one its coordinates with the gradient, and f
 */
public record DescentSnapshot(int step, String phase, List<Entry> items) {
    /** Keeps its own list. */
    public DescentSnapshot {
        items = List.copyOf(items);
    }

    /**
     * One number.
     *
     * @param id {@code x[3]}, {@code y[3]} or {@code f[3]}
     * @param name in words
     * @param value at full precision
     * @param gradient ∂f by that coordinate there; null for f itself
     */
    public record Entry(
            String id, String name, double value, @Nullable Double gradient) {}

    /**
     * A session at a step.
     *
     * @param session with a {@code descent} block
     * @param step 0 or more; beyond the end: the last
     * @throws IllegalArgumentException if the session describes no descent, or the step is below 0
     * @throws dev.backprop.engine.BadInputException if the block's function or start cannot be used
     */
    public static DescentSnapshot of(Session session, int step) {
        DescentBlock block = session.descent();
        if (block == null || step < 0) {
            throw new IllegalArgumentException("step " + step + (block == null ? " of a session without" : " of")
                    + " a descent: expected one, from 0");
        }
        return of(Trajectory.of(block.config()), step);
    }

    static DescentSnapshot of(Trajectory t, int step) {
        int last = Math.min(step, t.size() - 1);
        List<Entry> items = new ArrayList<>();
        for (int k = 0; k <= last; k++) {
            for (int i = 0; i < t.dimension(); i++) {
                String letter = i == 0 ? "x" : "y";
                items.add(new Entry(letter + "[" + k + "]", letter + " at iterate " + k, t.x(k, i), t.gradient(k, i)));
            }
            items.add(new Entry("f[" + k + "]", "f at iterate " + k, t.f(k), null));
        }
        boolean stopped = t.stopped().isPresent() && last == t.size() - 1;
        return new DescentSnapshot(Math.max(0, last), stopped ? "stopped" : last == 0 ? "start" : "update", items);
    }
}
