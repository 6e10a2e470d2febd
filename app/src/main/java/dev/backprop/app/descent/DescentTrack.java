package dev.backprop.app.descent;

import dev.backprop.app.playback.Numbering;
import dev.backprop.app.playback.Segment;
import dev.backprop.app.playback.Track;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.util.List;

/**
 * A descent as the player sees it: one state for each iterate.
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
        return new Numbering("iteration", 0, index, length() - 1, "");
    }

    @Override
    public String title(int index) {
        return "Iteration " + index + " of " + picture.trajectory().config().steps();
    }

    @Override
    public String subtitle(int index) {
        Trajectory t = picture.trajectory();
        if (t.size() == 0) {
            return t.stopped().map(stop -> stop.why()).orElse("");
        }
        String numbered = picture.first() == 1 ? "point " + picture.number(index) + " · " : "";
        boolean end = index == t.size() - 1;
        if (end && t.stopped().isPresent()) {
            return numbered + "ends here: " + t.stopped().get().why();
        }
        boolean oneRate = t.config().schedule() == Schedule.CONSTANT;
        return numbered + (oneRate ? regime : RegimeWords.line(Regime.at(t, index), t, index));
    }
}
