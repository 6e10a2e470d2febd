package dev.backprop.app.descent;

import dev.backprop.app.playback.FittedWords;
import dev.backprop.app.playback.Numbering;
import dev.backprop.app.playback.Segment;
import dev.backprop.app.playback.Track;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Stopped;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.util.List;

/**
 * A descent as the player sees it: one state for each iterate, called by the number that it has on the stage.
 *
 * @param picture the descent
 * @param regime its regime in a line, where it has one rate
 */
record DescentTrack(DescentPicture picture, String regime) implements Track {
    @Override
    public int length() {
        return Math.max(1, picture.trajectory().size());
    }

    @Override
    public List<String> strides() {
        return List.of("Iteration");
    }

    @Override
    public List<Segment> segments() {
        int last = length() - 1;
        return last == 0 ? List.of() : List.of(new Segment(0, last, "", picture.hue()));
    }

    @Override
    public Numbering numbering(int index) {
        return new Numbering("iterate", picture.first(), picture.number(index), picture.number(length() - 1), "");
    }

    @Override
    public int indexOf(int number, int from) {
        return number - picture.first();
    }

    /** What the descent is like comes first; the rest is in the panel, too. */
    @Override
    public FittedWords.Keep keep() {
        return FittedWords.Keep.FIRST;
    }

    @Override
    public String title(int index) {
        return "Iterate " + picture.number(index) + " of "
                + picture.number(picture.trajectory().config().steps());
    }

    @Override
    public String subtitle(int index) {
        Trajectory t = picture.trajectory();
        if (t.size() == 0) {
            return t.stopped().map(Stopped::why).orElse("");
        }
        boolean end = index == t.size() - 1;
        if (end && t.stopped().isPresent()) {
            return "ends here · " + t.stopped().get().why();
        }
        boolean oneRate = t.config().schedule() == Schedule.CONSTANT;
        return oneRate ? regime : RegimeWords.line(Regime.at(t, index), t, index);
    }
}
