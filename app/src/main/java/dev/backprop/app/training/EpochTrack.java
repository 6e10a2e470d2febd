package dev.backprop.app.training;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.playback.Numbering;
import dev.backprop.app.playback.Segment;
import dev.backprop.app.playback.Track;
import java.util.List;

/**
 * A run on the slider: state e is that after e epochs. The track is as long as the run will be, and only what has been
 * trained can be gone to.
 *
 * @param done epochs done
 * @param epochs of the whole run
 * @param batchesDone of the epoch under way
 * @param batches of an epoch
 * @param open whether more may come
 * @param running whether they come now
 * @param steps whether it can be told to take one step more
 * @param doing a word for it
 */
record EpochTrack(
        int done, int epochs, int batchesDone, int batches, boolean open, boolean running, boolean steps, String doing)
        implements Track {
    /** The stride of a batch: the newest state goes on by one, others by an epoch. */
    static final int BATCH = 0;
    /** The stride of an epoch. */
    static final int EPOCH = 1;

    private static final int[] STRIDES = {1, 1, 10, 100};

    /** Before there is a run: the cursor may be sent anywhere, and is brought there once there is one. */
    static final EpochTrack NONE =
            new EpochTrack(1_000_000, 1_000_000, 0, 1, true, false, false, "ready once the data has been read");

    @Override
    public int length() {
        return (open ? epochs : Math.max(1, done)) + 1;
    }

    @Override
    public int last() {
        return Math.min(done, length() - 1);
    }

    @Override
    public List<String> strides() {
        return List.of("Batch", "Epoch", "10 epochs", "100 epochs");
    }

    @Override
    public int next(int index, int stride) {
        // One step on from the newest state is an epoch, or a batch, that has to be trained first.
        int last = Math.min(length() - 1, stride <= EPOCH && steps ? done + 1 : done);
        return Math.max(index, Math.min(last, index + STRIDES[stride]));
    }

    @Override
    public boolean stuckAt(int index, int stride) {
        return next(index, stride) == index;
    }

    @Override
    public int previous(int index, int stride) {
        return Math.max(0, index - STRIDES[stride]);
    }

    @Override
    public List<Segment> segments() {
        int last = length() - 1;
        if (done == 0 || done >= last) {
            return List.of(new Segment(0, last, "", done == 0 ? Hue.LOSS : Hue.ACCENT));
        }
        return List.of(new Segment(0, done, "", Hue.ACCENT), new Segment(done, last, "", Hue.LOSS));
    }

    @Override
    public boolean growing() {
        return running;
    }

    @Override
    public boolean growsAt(int index) {
        return running && index == done;
    }

    @Override
    public Numbering numbering(int index) {
        return new Numbering("epoch", 0, index, done, done < epochs ? "as far as it has been trained" : "");
    }

    @Override
    public String title(int index) {
        if (equals(NONE)) {
            return "Epoch " + index;
        }
        String within = index == done && batchesDone > 0 ? " · batch " + batchesDone + " of " + batches : "";
        return "Epoch " + index + " of " + epochs + within;
    }

    @Override
    public String subtitle(int index) {
        if (index < done && !equals(NONE)) {
            return "as it was, " + (done - index) + " before the last" + (running ? " · training goes on" : "");
        }
        return doing;
    }
}
