package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import org.jspecify.annotations.Nullable;

/** Brings a run that was saved, or the first one, as far as it can begin: its data and its past are read. The latest wish counts. */
final class RunOpening {
    private final DataLoading loading;
    private final Background background;
    private final int threads;
    private final Begin begin;
    private @Nullable Opened opening;

    /** Takes a run that can begin. */
    @FunctionalInterface
    interface Begin {
        /** @param past null where it begins at its first weights */
        void begin(Opened opened, Mnist data, Beginning.@Nullable WithPast past);
    }

    /** @param threads that carry a run */
    RunOpening(DataLoading loading, Background background, int threads, Begin begin) {
        this.loading = loading;
        this.background = background;
        this.threads = threads;
        this.begin = begin;
    }

    /** Whether something is being opened. */
    boolean busy() {
        return opening != null;
    }

    /** Begins it once its data is there. */
    void open(Opened opened) {
        opening = opened;
        loading.want(opened.settings().data(), data -> read(opened, data), this::cancel);
    }

    /** What is being opened is not begun. */
    void cancel() {
        opening = null;
    }

    @SuppressWarnings("ReferenceEquality") // the same wish, not one like it
    private void read(Opened opened, Mnist data) {
        if (opening != opened) {
            return;
        }
        try {
            opened.check(data);
        } catch (BadInputException e) {
            cancel();
            throw e;
        }
        Past past = opened.past();
        if (past == null) {
            begin(opened, data, null);
        } else {
            background.begin(
                    "reading the run", () -> past.read(data, threads), read -> begin(opened, data, read), this::cancel);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same wish, not one like it
    private void begin(Opened opened, Mnist data, Beginning.@Nullable WithPast past) {
        if (opening == opened) {
            opening = null;
            begin.begin(opened, data, past);
        }
    }
}
