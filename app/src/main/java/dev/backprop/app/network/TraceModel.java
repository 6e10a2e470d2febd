package dev.backprop.app.network;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The trace that is played, and the one that is on its way: what takes more than a moment is computed on the engine's thread,
 * and the cursor stays where it is until it is there.
 */
final class TraceModel {
    private final Playback playback;
    private final PredictModel predict;
    private final SessionModel document;
    private final Runnable onChange;
    private final Tracer tracer;
    private final Beginning beginning;
    private PassTrace trace;
    private Scales scales = Scales.UNIT;
    private @Nullable Object scaled;
    /** Where a session that is still being computed is going to open, unless the cursor is moved before. */
    private int openingAt;

    private long movesBefore;
    private Consumer<Throwable> onFailure = problem -> {};
    private Consumer<String> onProgress = words -> {};

    /**
     * Begins with the document's session, at the start of its first iteration.
     *
     * @param engine where traces are computed
     * @param onChange called when another trace is played
     */
    TraceModel(
            SessionModel document,
            Playback playback,
            PredictModel predict,
            Executor engine,
            Executor onWindow,
            Runnable onChange) {
        this.document = document;
        this.playback = playback;
        this.predict = predict;
        this.onChange = onChange;
        tracer = new Tracer(engine, onWindow, new Arrivals());
        beginning = new Beginning(engine, onWindow, problem -> onFailure.accept(problem));
        trace = Traced.begun(document.session(), 0);
    }

    PassTrace trace() {
        return trace;
    }

    /** What colours and widths are measured by. */
    Scales scales() {
        return scales;
    }

    /** Whether nothing is on its way. */
    boolean settled() {
        return !tracer.busy() && !beginning.busy();
    }

    /** Calls back when a trace could not be computed. */
    void setOnFailure(Consumer<Throwable> callback) {
        onFailure = callback;
    }

    /** Calls back with words for the status line when one takes long. */
    void setOnProgress(Consumer<String> callback) {
        onProgress = callback;
    }

    /** Computes the first iteration of a session, for {@link #open}; of one that is not trivial on the engine's thread. */
    void begin(Session session, Consumer<PassTrace> then) {
        beginning.begin(session, 0, then);
    }

    /** Plays the document's session from its first step; what is played stays until that is there. */
    void restart(int sample) {
        Session asked = document.session();
        beginning.begin(asked.withStep(0), sample, begun -> {
            if (asked.equals(document.session())) {
                put(begun, 0);
            } else {
                restart(sample);
            }
        });
    }

    /**
     * Plays a trace from where its session opens. Where that is late in the run, it is shown before its first step until the
     * engine has come there.
     *
     * @param index where it opens
     */
    void open(Session session, PassTrace begun, int index) {
        int iterations = Math.max(session.step() + 1, Traced.iterations(begun, index));
        boolean soon = Traced.soon(begun, iterations);
        if (soon) {
            begun.extendTo(iterations);
        }
        put(begun, soon ? Math.min(index, begun.length()) : 0);
        if (!soon) {
            later(session, begun, index, iterations);
        }
    }

    /** Makes the trace long enough for an index, here or on the engine's thread, which then takes the player there. */
    private boolean reach(int index) {
        int iterations = Traced.iterations(trace, index);
        // Whoever goes elsewhere no longer waits for what was asked for before.
        tracer.cancelExtension();
        if (Traced.soon(trace, iterations)) {
            trace.extendTo(iterations);
            playback.refresh();
            return true;
        }
        later(document.session(), trace, index, iterations);
        return false;
    }

    /** The engine makes a trace longer and the player goes there, unless it has been sent elsewhere by then. */
    private void later(Session session, PassTrace begun, int index, int iterations) {
        openingAt = index;
        movesBefore = playback.moves();
        tracer.extend(session, begun, iterations);
    }

    /** Plays a trace from an index; what was on its way is forgotten. */
    private void put(PassTrace next, int index) {
        tracer.cancel();
        predict.reset(index);
        show(next, index);
    }

    /** Asks for the trace of the session as it is now; the cursor stays where it is, as far as the new timeline goes. */
    void retrace(int sample) {
        tracer.request(document.session(), sample, playback.getIndex(), trace.iterations());
    }

    private void show(PassTrace next, int index) {
        trace = next;
        rescale();
        playback.setTrack(new PassTrack(next, playback::refresh, predict::onward, this::reach));
        playback.seek(index);
        onChange.run();
    }

    /** Another network or other drawn weights are measured anew; an edit of a number, a rule or a sample is not. */
    private void rescale() {
        Session now = document.session();
        Object measured =
                List.of(document.document().title(), Traced.network(now).spec(), now.seed());
        if (!measured.equals(scaled)) {
            scaled = measured;
            scales = Scales.of(trace);
        }
    }

    /** Puts in what the engine thread has computed. */
    private final class Arrivals implements Tracer.Receiver {
        @Override
        public void ready(PassTrace next) {
            if (next == trace) {
                playback.refresh();
                if (playback.moves() == movesBefore) {
                    int to = Math.min(openingAt, trace.length());
                    predict.reset(to);
                    playback.seek(to);
                }
            } else if (playback.getIndex() <= next.length() || next.stopped().isPresent()) {
                show(next, Math.min(playback.getIndex(), next.length()));
            }
            // Else the cursor has gone on meanwhile: what is missing comes with the rest.
        }

        @Override
        public void grown(PassTrace next) {
            if (next == trace) {
                playback.refresh();
            } else {
                int wanted = Traced.iterations(next, playback.getIndex());
                if (Traced.soon(next, wanted)) {
                    next.extendTo(wanted);
                }
                show(next, Math.min(playback.getIndex(), next.length()));
            }
        }

        @Override
        public void failed(Throwable problem) {
            onFailure.accept(problem);
        }

        @Override
        public void progress(int done, int wanted) {
            onProgress.accept(String.format(Locale.ROOT, "computing iteration %,d of %,d", done, wanted));
        }
    }
}
