package dev.backprop.app.training;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.train.Predictions;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the shown state got wrong, as far as the filter lets it through. They are sorted away from the window's thread, the
 * latest state wins. It needs no toolkit; all of it belongs to the JavaFX thread.
 */
final class MistakesModel {
    private final Executor background;
    private final Executor fx;
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Mistakes> mistakes =
            new ReadOnlyObjectWrapper<>(this, "mistakes", Mistakes.NONE);
    private final ReadOnlyObjectWrapper<List<Mistakes.Mistake>> listed =
            new ReadOnlyObjectWrapper<>(this, "listed", List.of());
    private final IntegerProperty label = new SimpleIntegerProperty(this, "label", Mistakes.ANY);
    private final IntegerProperty told = new SimpleIntegerProperty(this, "told", Mistakes.ANY);
    private @Nullable Predictions of;
    private @Nullable Dataset test;

    private record Request(Dataset test, Predictions predictions) {}

    /** @param background where they are sorted, one state at a time */
    MistakesModel(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        label.addListener((observable, old, now) -> list());
        told.addListener((observable, old, now) -> list());
    }

    /**
     * Shows a state.
     *
     * @param predictions what it answers; null where that has not been measured
     */
    @SuppressWarnings("ReferenceEquality") // the same measurement; to compare its numbers would take longer
    void show(Dataset digits, @Nullable Predictions predictions) {
        if (predictions == of && digits == test) {
            return;
        }
        of = predictions;
        test = digits;
        if (predictions == null || predictions.size() != digits.size()) {
            waiting.set(null);
            take(Mistakes.NONE);
            return;
        }
        waiting.set(new Request(digits, predictions));
        background.execute(this::sort);
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private void sort() {
        Request request = waiting.getAndSet(null);
        if (request != null) {
            Mistakes found = Mistakes.of(request.test(), request.predictions());
            fx.execute(() -> {
                if (request.predictions() == of) {
                    take(found);
                }
            });
        }
    }

    private void take(Mistakes next) {
        mistakes.set(next);
        list();
    }

    private void list() {
        listed.set(mistakes.get().of(label.get(), told.get()));
    }

    /**
     * Lets only some through.
     *
     * @param trueLabel what they are, or {@link Mistakes#ANY}
     * @param answer what they were told to be, or {@link Mistakes#ANY}; where both are the same class, all of that class
     */
    void filter(int trueLabel, int answer) {
        label.set(trueLabel);
        told.set(trueLabel == answer ? Mistakes.ANY : answer);
    }

    /** All of them. */
    ReadOnlyObjectProperty<Mistakes> mistakesProperty() {
        return mistakes.getReadOnlyProperty();
    }

    /** Those that the filter lets through. */
    ReadOnlyObjectProperty<List<Mistakes.Mistake>> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /** What they are; {@link Mistakes#ANY} for any class. */
    IntegerProperty labelProperty() {
        return label;
    }

    /** What they were told to be; {@link Mistakes#ANY} for any class. */
    IntegerProperty toldProperty() {
        return told;
    }

    /** The digits that they are of; null before there are any. */
    @Nullable
    Dataset test() {
        return test;
    }
}
