package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.playback.Numbering;
import dev.backprop.app.playback.Segment;
import dev.backprop.app.playback.Track;
import dev.backprop.engine.descent.SliceTrajectory.Point;
import java.util.List;

/** A training as the player sees it over a plane: one state for each point that is known. */
record SliceTrack(SlicePicture picture) implements Track {
    /** The colour of the training. */
    static final Hue HUE = Hue.RUN_1;

    @Override
    public int length() {
        return Math.max(1, picture.way().points().size());
    }

    @Override
    public List<String> strides() {
        return List.of(picture.word().equals("epoch") ? "Epoch" : "Update");
    }

    @Override
    public List<Segment> segments() {
        int last = length() - 1;
        return last == 0 ? List.of() : List.of(new Segment(0, last, "", HUE));
    }

    @Override
    public Numbering numbering(int index) {
        int first = picture.numbers().get(0);
        return new Numbering(
                picture.word(),
                first,
                picture.numbers().get(index),
                picture.numbers().get(length() - 1),
                "");
    }

    /** The last known state at or before a number. */
    @Override
    public int indexOf(int number, int from) {
        int index = 0;
        while (index + 1 < length() && picture.numbers().get(index + 1) <= number) {
            index++;
        }
        return index;
    }

    @Override
    public String title(int index) {
        String word = picture.word().equals("epoch") ? "Epoch " : "Update ";
        return word + picture.numbers().get(index) + " of " + picture.numbers().get(length() - 1);
    }

    @Override
    public String subtitle(int index) {
        if (!picture.hasPoint()) {
            return picture.endWords();
        }
        Point point = picture.way().points().get(index);
        String end = index == length() - 1 ? picture.endWords() : "";
        return end.isEmpty()
                ? "loss " + Names.number(point.loss()) + " · "
                        + Names.number(point.at().distance()) + " off the plane"
                : end;
    }
}
