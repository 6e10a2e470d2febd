package dev.backprop.app.playback;

import dev.backprop.engine.BadInputException;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A cursor on a {@link Track}, and the ways to move it. It has properties and no controls, and needs no toolkit; time
 * reaches it through {@link #advance}, which the window calls once a pulse and a test calls by hand.
 */
public final class Playback {
    /** The slowest speed. */
    public static final double MIN_SPEED = 0.25;
    /** The fastest speed. */
    public static final double MAX_SPEED = 4;

    /** The most strides that one call of {@link #advance} takes, so that a stall is not followed by a leap. */
    private static final int MAX_STRIDES_AT_ONCE = 8;
    /** How far from a stride's time a call's may lie, as a part of it, and still take one stride. */
    private static final double ABOUT = 0.3;

    private final ObjectProperty<Track> track = new SimpleObjectProperty<>(this, "track", new Still());
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", 0);
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper(this, "length", 1);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyIntegerWrapper stride = new ReadOnlyIntegerWrapper(this, "stride", 0);
    private final ReadOnlyObjectWrapper<List<String>> strides =
            new ReadOnlyObjectWrapper<>(this, "strides", List.of("Step"));
    private final ReadOnlyObjectWrapper<List<Segment>> segments =
            new ReadOnlyObjectWrapper<>(this, "segments", List.of());
    private final Caption caption = new Caption(System::nanoTime);
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final DoubleProperty secondsPerStride = new SimpleDoubleProperty(this, "secondsPerStride", 1);
    private final StringProperty info = new SimpleStringProperty(this, "info", "");
    private final BooleanProperty disabled = new SimpleBooleanProperty(this, "disabled", false);
    private double elapsed;
    private long moves;

    /** A player of a track with one state. */
    public Playback() {
        refresh();
    }

    /** A player at the start of a track. */
    public Playback(Track track) {
        setTrack(track);
    }

    /** Puts another track in; the cursor keeps its index where the new one is long enough, and its stride's name. */
    public void setTrack(Track next) {
        setTrack(next, index.get());
    }

    /** Puts another track in and the cursor to a place on it, or to its end where that is before: nobody sees one without the other. */
    public void setTrack(Track next, int to) {
        String current = strides.get().get(stride.get());
        track.set(next);
        stride.set(Math.max(0, next.strides().indexOf(current)));
        refresh(to);
    }

    /** The track. */
    public Track track() {
        return track.get();
    }

    /** Reads length, strides, segments and titles from the track again: it has grown, or its words have changed. */
    public void refresh() {
        refresh(index.get());
    }

    private void refresh(int to) {
        Track now = track.get();
        int states = Math.max(1, now.length());
        change(strides, now.strides());
        stride.set(Math.min(stride.get(), strides.get().size() - 1));
        length.set(states);
        index.set(Math.min(to, states - 1));
        change(segments, now.segments());
        describe();
    }

    /** What is as it was is not drawn again: tracks come many a second while a number is dragged. */
    private static <T> void change(ReadOnlyObjectWrapper<List<T>> list, List<T> next) {
        if (!list.get().equals(next)) {
            list.set(List.copyOf(next));
        }
    }

    /** One stride on. */
    public void next() {
        move(track.get().next(index.get(), stride.get()));
    }

    /** One stride back. */
    public void previous() {
        move(track.get().previous(index.get(), stride.get()));
    }

    /** One of the next larger strides on. */
    public void nextLarger() {
        move(track.get().next(index.get(), larger()));
    }

    /** One of the next larger strides back. */
    public void previousLarger() {
        move(track.get().previous(index.get(), larger()));
    }

    /** To the first state. */
    public void toStart() {
        move(0);
    }

    /** To the last state that can be gone to. */
    public void toEnd() {
        move(track.get().last());
    }

    private void move(int to) {
        if (!disabled.get()) {
            seek(to);
        }
    }

    /** To a state; an index outside is brought to the nearest end. */
    public void seek(int to) {
        moves++;
        index.set(Math.max(0, Math.min(length.get() - 1, to)));
        elapsed = 0;
        describe();
    }

    /** How places are counted here, seen from where the cursor is. */
    public Numbering numbering() {
        return track.get().numbering(index.get());
    }

    /**
     * To the place with a number, as {@link #numbering} counts; a track that is too short for it grows.
     *
     * @throws BadInputException if there is no such place, with the range there is
     */
    public void goTo(long number) {
        Numbering places = numbering();
        if (number < places.first() || number > places.last()) {
            throw BadInputException.at(
                    places.word(),
                    String.valueOf(number),
                    places.first() + "–" + places.last() + (places.bound().isEmpty() ? "" : ": " + places.bound()));
        }
        int to = track.get().indexOf((int) number, index.get());
        if (track.get().reach(to)) {
            seek(to);
        }
    }

    /** How often the cursor has been sent somewhere, be it to where it was. */
    public long moves() {
        return moves;
    }

    /** Plays; at the end of a track that does not grow, from the start again. */
    public void play() {
        if (disabled.get() || playing.get()) {
            return;
        }
        if (atEnd() && !track.get().growing()) {
            toStart();
        }
        elapsed = 0;
        playing.set(true);
    }

    /** Stops playing where it is. */
    public void pause() {
        playing.set(false);
    }

    /** Plays or stops. */
    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /**
     * Lets time pass: while playing, one stride for each {@link #secondsPerStrideProperty()} divided by the speed.
     *
     * @param seconds since the last call, 0 or more
     */
    public void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        caption.catchUp(track.get(), index.get());
        double each = secondsPerStride.get() / speed.get();
        double due = elapsed + seconds;
        // Where a stride takes about a pulse, each pulse has one: counted by the clock alone, a pulse a little early
        // would have
        // none and the next two. What is owed or ahead is made up for once it is a whole stride.
        boolean inStep = Math.abs(seconds - each) < ABOUT * each && Math.abs(due - each) < each;
        double strides = inStep ? 1 : Math.min(MAX_STRIDES_AT_ONCE, Math.floor(due / each));
        for (int taken = 0; taken < strides && !atEnd(); taken++) {
            next();
            due -= each;
        }
        elapsed = Math.min(due, each);
        if (atEnd() && !track.get().growing()) {
            pause();
        }
    }

    /** Chooses a stride by its place in {@link #stridesProperty()}. */
    public void setStride(int which) {
        if (which < 0 || which >= strides.get().size()) {
            throw new IllegalArgumentException(
                    "stride " + which + ": expected 0 to " + (strides.get().size() - 1));
        }
        stride.set(which);
    }

    /** Sets the speed, clamped to 0.25–4. */
    public void setSpeed(double times) {
        speed.set(Math.max(MIN_SPEED, Math.min(MAX_SPEED, times)));
    }

    /** Whether the cursor is at the last state. */
    public boolean atEnd() {
        return index.get() >= length.get() - 1;
    }

    /** Whether a stride on leads nowhere, neither to another state nor to one that has to be made first. */
    public boolean stuck() {
        return track.get().stuckAt(index.get(), stride.get());
    }

    /** Where the cursor is, from 0 to {@link #getLength()} − 1. */
    public int getIndex() {
        return index.get();
    }

    /** How many states there are. */
    public int getLength() {
        return length.get();
    }

    /** Whether it plays. */
    public boolean isPlaying() {
        return playing.get();
    }

    /** The stride that is chosen. */
    public int getStride() {
        return stride.get();
    }

    /** The track. */
    public ReadOnlyObjectProperty<Track> trackProperty() {
        return track;
    }

    /** Where the cursor is. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** How many states there are. */
    public ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** Whether it plays; a workspace that computes while it plays listens here. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** The stride that is chosen. */
    public ReadOnlyIntegerProperty strideProperty() {
        return stride.getReadOnlyProperty();
    }

    /** The names of the strides. */
    public ReadOnlyObjectProperty<List<String>> stridesProperty() {
        return strides.getReadOnlyProperty();
    }

    /** The coloured stretches. */
    public ReadOnlyObjectProperty<List<Segment>> segmentsProperty() {
        return segments.getReadOnlyProperty();
    }

    /** The track's title of the current state. */
    public ReadOnlyStringProperty titleProperty() {
        return caption.title();
    }

    /** The track's subtitle of the current state. */
    public ReadOnlyStringProperty subtitleProperty() {
        return caption.subtitle();
    }

    /** How fast it plays, 0.25–4. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** How long a stride lasts at speed 1, in seconds, over 0. */
    public DoubleProperty secondsPerStrideProperty() {
        return secondsPerStride;
    }

    /** What the far end of the transport bar says: the backend or the precision. */
    public StringProperty infoProperty() {
        return info;
    }

    /** Whether it can be neither played nor stepped now; {@link #seek} still moves it. */
    public BooleanProperty disabledProperty() {
        return disabled;
    }

    private int larger() {
        return Math.min(stride.get() + 1, strides.get().size() - 1);
    }

    private void describe() {
        caption.write(track.get(), index.get());
    }

    /** The track of a player that has none yet. */
    private static final class Still implements Track {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public String title(int index) {
            return "";
        }
    }
}
