package dev.backprop.app.descent;

import dev.backprop.app.shell.EditHistory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been changed of a descent, one edit for each press of the mouse or of a key; what can be undone and redone. */
final class DescentEdits {
    /** A drag in the map of settings changes one of these, or both. */
    private static final Set<String> RATES = Set.of("α", "β", "α and β");

    private final EditHistory<DescentDocument> history = new EditHistory<>();
    private DescentDocument last;
    private @Nullable Object gesture;

    /** @param beginning what there is before any edit */
    DescentEdits(DescentDocument beginning) {
        last = beginning;
    }

    /** What there is. */
    DescentDocument last() {
        return last;
    }

    /** Remembers what there is now; what is as it was is no edit. */
    void note(DescentDocument now) {
        if (!now.equals(last)) {
            String name = now.changedSince(last);
            String what = RATES.contains(name) ? "α and β" : name;
            history.add(name, last, now, gesture == null ? null : List.of(gesture, what));
            last = now;
        }
    }

    /** Remembers what was opened; where nothing has been edited there is nothing to lose, and it is no edit. */
    void opened(String title, DescentDocument now) {
        if (history.undoNameProperty().get().isEmpty()) {
            history.clear();
        } else if (!now.equals(last)) {
            history.add("opening of " + title, last, now, null);
        }
        last = now;
    }

    /** What there was before the last edit; empty where there is none. */
    Optional<DescentDocument> undo() {
        return turned(history.undo());
    }

    /** What there was after the edit that was undone last; empty where there is none. */
    Optional<DescentDocument> redo() {
        return turned(history.redo());
    }

    private Optional<DescentDocument> turned(Optional<DescentDocument> to) {
        to.ifPresent(document -> last = document);
        return to;
    }

    /** Everything from now on is of one gesture, until the next one or until {@link #end}. */
    Object begin() {
        Object begun = new Object();
        gesture = begun;
        return begun;
    }

    /** Ends a gesture, unless another has begun since. */
    void end(@Nullable Object begun) {
        if (gesture == begun) {
            gesture = null;
        }
    }

    /** What can be undone and redone. */
    EditHistory<DescentDocument> history() {
        return history;
    }
}
