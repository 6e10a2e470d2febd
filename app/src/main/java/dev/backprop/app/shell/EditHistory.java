package dev.backprop.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Edits that can be undone and redone: what was there before each, and what after. The oldest are forgotten beyond
 * {@link #LIMIT}.
 *
 * @param <T> the immutable thing that is edited
 */
public final class EditHistory<T> {
    /** How many edits are remembered. */
    public static final int LIMIT = 1000;

    private final Deque<Edit<T>> done = new ArrayDeque<>();
    private final Deque<Edit<T>> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper(this, "undoName", "");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper(this, "redoName", "");

    /**
     * One edit.
     *
     * @param name what it is called, such as {@code weight w₁₂}
     * @param gesture edits of one gesture, such as a drag, are one; null stands alone
     */
    private record Edit<T>(
            String name, T before, T after, @Nullable Object gesture) {}

    /**
     * Remembers an edit; what had been undone can no longer be redone.
     *
     * @param name what it is called, such as {@code weight w₁₂}
     * @param gesture edits of one gesture, such as a drag, are undone together; null stands alone
     */
    public void add(String name, T before, T after, @Nullable Object gesture) {
        undone.clear();
        Edit<T> last = done.peekLast();
        if (last != null && gesture != null && gesture.equals(last.gesture())) {
            done.removeLast();
            // A gesture that comes back to where it began has changed nothing.
            if (!after.equals(last.before())) {
                done.addLast(new Edit<>(name, last.before(), after, gesture));
            }
        } else {
            done.addLast(new Edit<>(name, before, after, gesture));
        }
        if (done.size() > LIMIT) {
            done.removeFirst();
        }
        name();
    }

    /** Forgets everything. */
    public void clear() {
        done.clear();
        undone.clear();
        name();
    }

    /** What was there before the last edit; empty where there is none. */
    public Optional<T> undo() {
        Edit<T> edit = done.pollLast();
        if (edit == null) {
            return Optional.empty();
        }
        undone.addLast(edit);
        name();
        return Optional.of(edit.before());
    }

    /** What was there after the edit that was undone last; empty where there is none. */
    public Optional<T> redo() {
        Edit<T> edit = undone.pollLast();
        if (edit == null) {
            return Optional.empty();
        }
        done.addLast(edit);
        name();
        return Optional.of(edit.after());
    }

    private void name() {
        undoName.set(done.isEmpty() ? "" : done.getLast().name());
        redoName.set(undone.isEmpty() ? "" : undone.getLast().name());
    }

    /** What {@link #undo} would undo; empty where there is nothing. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What {@link #redo} would do again; empty where there is nothing. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }
}
