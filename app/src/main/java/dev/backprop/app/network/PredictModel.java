package dev.backprop.app.network;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Question;
import dev.backprop.engine.trace.Stride;
import dev.backprop.engine.trace.Verdict;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Predict, then reveal: the number of a step that the player comes to for the first time is hidden until it has been
 * answered rightly or given up. A step on reveals first and goes on the next time, so that one key is enough.
 */
final class PredictModel {
    private static final int LONGEST = 24;

    private final StageOptions options;
    private final Playback playback;
    private final Runnable onChange;
    private final ReadOnlyObjectWrapper<@Nullable Guess> guess = new ReadOnlyObjectWrapper<>(this, "guess");

    /** The furthest index whose number has been seen. */
    private int seen;

    private @Nullable Question question;
    private @Nullable PassTrace of;
    private int asked = -1;
    private int pass = -1;
    private boolean hidden;
    private boolean fresh;
    private int attempts;
    private int right;
    private int answered;

    /** @param onChange called when something that is hidden has been revealed, or the mode has changed */
    PredictModel(StageOptions options, Playback playback, Runnable onChange) {
        this.options = options;
        this.playback = playback;
        this.onChange = onChange;
        options.predictingProperty().addListener((observable, old, now) -> {
            reset(playback.getIndex());
            onChange.run();
        });
    }

    /** What has been answered so far; null outside the mode. */
    ReadOnlyObjectProperty<@Nullable Guess> guessProperty() {
        return guess.getReadOnlyProperty();
    }

    /** Another run, or another place to begin: all up to {@code index} is taken as seen, and the score is empty. */
    void reset(int index) {
        seen = index;
        asked = -1;
        question = null;
        hidden = false;
        attempts = 0;
        pass = -1;
        right = 0;
        answered = 0;
        guess.set(options.predictingProperty().get() ? Guess.NONE : null);
    }

    /**
     * The player has come to an index.
     *
     * @return whether its number is hidden
     */
    boolean comeTo(PassTrace trace, int index) {
        if (!options.predictingProperty().get()) {
            return false;
        }
        boolean ask = index > seen;
        if (ask && (index != asked || !hidden || trace != of)) {
            ask = ask(trace, index);
        } else if (ask && !part().equals(now().part())) {
            Guess same = now();
            show(same.typed(), same.verdict(), same.problem());
        } else if (!ask && index != asked) {
            question = null;
            hidden = false;
            asked = -1;
            show("", null, null);
        }
        return ask;
    }

    private boolean ask(PassTrace trace, int index) {
        Question next = trace.question(index).orElse(null);
        if (next == null || !Double.isFinite(next.truth())) {
            return false;
        }
        int iteration = (index - 1) / trace.iterationLength();
        if (iteration != pass) {
            pass = iteration;
            right = 0;
            answered = 0;
        }
        question = next;
        of = trace;
        asked = index;
        hidden = true;
        attempts = 0;
        playback.pause();
        show("", null, null);
        return true;
    }

    /**
     * Where a step on leads. A stride of several numbers is asked for number by number: a step leads to the first one that has
     * not been seen, and while that is hidden the next step reveals it and the rest of the stride.
     */
    int onward(PassTrace trace, int index, Stride stride) {
        boolean several = stride.compareTo(Stride.UNIT) > 0;
        if (hidden) {
            int end = several ? trace.next(asked - 1, stride) : asked;
            if (end <= asked) {
                reveal();
                return index;
            }
            answered += attempts > 0 ? 1 : 0;
            hidden = false;
            seen = Math.max(seen, end);
            return end;
        }
        int wanted = PassTrack.onwards(trace, index, stride);
        boolean asks = options.predictingProperty().get() && several && wanted > seen;
        return asks ? Math.min(wanted, trace.next(Math.max(index, seen), Stride.UNIT)) : wanted;
    }

    /** Which number of the stride is asked for, where a stride has several: {@code 2 of 4 in this layer}. */
    private String part() {
        PassTrace trace = of;
        Stride stride = PassTrack.stride(playback.getStride());
        if (trace == null || !hidden || stride.compareTo(Stride.UNIT) <= 0) {
            return "";
        }
        int first = trace.placeOf(trace.previous(asked, stride) + 1).unit();
        int last = trace.placeOf(trace.next(asked - 1, stride)).unit();
        return (trace.placeOf(asked).unit() - first + 1) + " of " + (last - first + 1) + " in this " + stride.id();
    }

    /** Gives up: the number is shown. Who had tried has had a wrong first try. */
    void reveal() {
        if (hidden) {
            answered += attempts > 0 ? 1 : 0;
            uncover(null);
        }
    }

    private void uncover(@Nullable Verdict verdict) {
        hidden = false;
        seen = Math.max(seen, asked);
        show("", verdict, null);
        onChange.run();
    }

    /** Types one character of an answer; whether it was wanted. */
    boolean type(char character) {
        if (!hidden || "0123456789.,-−+/eE·*^() ".indexOf(character) < 0 || character == ' ') {
            return false;
        }
        String before = fresh ? "" : typed();
        if (before.length() < LONGEST) {
            show(before + (character == '-' ? '−' : character), null, null);
        }
        return true;
    }

    /** Takes a whole answer, as a field has it. */
    void setTyped(String text) {
        if (hidden && !text.equals(typed())) {
            show(text.length() > LONGEST ? text.substring(0, LONGEST) : text, null, null);
        }
    }

    /** Takes the last character back; whether there was a question. */
    boolean erase() {
        if (!hidden) {
            return false;
        }
        String before = typed();
        show(before.isEmpty() ? "" : before.substring(0, before.length() - 1), null, null);
        return true;
    }

    private Guess now() {
        Guess now = guess.get();
        return now == null ? Guess.NONE : now;
    }

    private String typed() {
        return now().typed();
    }

    /** Judges what has been typed; where the number has been revealed already, goes on to the next. */
    void submit() {
        Question now = question;
        if (!hidden || now == null) {
            playback.next();
            return;
        }
        String typed = typed();
        if (typed.isBlank()) {
            return;
        }
        try {
            Verdict verdict = now.judge(typed);
            if (verdict.right()) {
                answered++;
                right += attempts == 0 ? 1 : 0;
                uncover(verdict);
            } else {
                attempts++;
                show(typed, verdict, null);
                fresh = true;
            }
        } catch (BadInputException problem) {
            show(typed, null, String.valueOf(problem.getMessage()));
        }
    }

    private void show(String typed, @Nullable Verdict verdict, @Nullable String problem) {
        fresh = false;
        guess.set(new Guess(hidden, typed, verdict, problem, right, answered, part()));
    }
}
