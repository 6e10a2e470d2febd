package dev.backprop.app.training;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is looked at of the selected run: a digit, at the epoch under the cursor. It belongs to the JavaFX thread. */
final class Viewer implements AutoCloseable {
    /** A 3 whose answer is not certain from the start. */
    private static final int FIRST_DIGIT = 18;

    private final Runs runs;
    private final IntSupplier cursor;
    private final Looker looker;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", null);
    private final ReadOnlyIntegerWrapper digit = new ReadOnlyIntegerWrapper(this, "digit", FIRST_DIGIT);
    private Shown.@Nullable Digit drawn;

    /**
     * @param fx runs things on the JavaFX thread, in order
     * @param cursor the epoch that is wanted; one that is not done yet stands for the newest
     */
    Viewer(Executor fx, Consumer<Throwable> report, Runs runs, IntSupplier cursor) {
        this.runs = runs;
        this.cursor = cursor;
        this.looker = new Looker(new Latest<>(fx, this::take, seen -> Latest.goesOn(seen.snapshot())), report);
    }

    /** What is seen; it follows the cursor, not the run. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Which of the test digits. */
    ReadOnlyIntegerProperty digitProperty() {
        return digit.getReadOnlyProperty();
    }

    /** Shows another test digit; those past either end begin again at the other. */
    void moveDigit(int by) {
        LabRun run = runs.selected();
        if (run != null) {
            showDigit(Math.floorMod(digit.get() + by, run.data().test().size()));
        }
    }

    /**
     * Shows a test digit.
     *
     * @param index in the test set
     */
    void showDigit(int index) {
        drawn = null;
        digit.set(index);
        look();
    }

    /** Shows a digit that is in no data set, until another one is chosen. */
    void showDrawn(Shown.Digit own) {
        drawn = own;
        look();
    }

    /** Leaves a digit that the selected run's data does not have, or not of that size. */
    void keepDigit() {
        LabRun run = runs.selected();
        if (run == null) {
            return;
        }
        Mnist data = run.data();
        digit.set(Math.min(digit.get(), data.test().size() - 1));
        Shown.Digit own = drawn;
        if (own != null && own.pixels().length != data.test().features()) {
            drawn = null;
        }
    }

    /** Looks again: the cursor, the run or its state is another one. */
    void look() {
        LabRun run = runs.selected();
        TrainingSnapshot now = run == null ? null : run.current();
        if (run != null && now != null) {
            int epoch = Math.min(cursor.getAsInt(), now.epoch());
            Shown.Digit own = drawn;
            looker.look(new Looker.Wish(
                    now, epoch, own == null ? Shown.Digit.of(run.data().test(), digit.get()) : own));
        }
    }

    @SuppressWarnings("ReferenceEquality") // a history is one run's, and each reset begins another
    private void take(Shown next) {
        LabRun run = runs.selected();
        TrainingSnapshot now = run == null ? null : run.current();
        if (now != null && next.snapshot().history() == now.history()) {
            shown.set(next);
        }
    }

    /** Whether what is to be seen of a state of the selected run is seen. */
    @SuppressWarnings("ReferenceEquality") // a snapshot is one moment of one run, and to compare its numbers takes long
    boolean sees(TrainingSnapshot state) {
        Shown seen = shown.get();
        return seen != null && seen.snapshot() == state && seen.epoch() == Math.min(cursor.getAsInt(), state.epoch());
    }

    @Override
    public void close() {
        looker.close();
    }
}
