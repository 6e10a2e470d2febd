package dev.backprop.app.descent;

import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.LossSlice.WeightPlace;
import dev.backprop.engine.descent.ParameterPath;
import dev.backprop.engine.descent.SliceTrajectory;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SliceBlock;
import dev.backprop.engine.session.ViewBlock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A network's loss over a plane: what is asked for, and what there is of it. It is computed away from the window's thread,
 * and the latest wish wins. It needs no toolkit; all of it belongs to the window's thread.
 */
final class SliceViewModel {
    private final Executor background;
    private final Executor onWindow;
    private final LongSupplier nanos;
    private final Playback playback;
    private final AtomicInteger wish = new AtomicInteger();
    private final SlicePointer pointer;
    private final ReadOnlyObjectWrapper<@Nullable NetworkLoss> loss = new ReadOnlyObjectWrapper<>(this, "loss", null);
    private final ReadOnlyObjectWrapper<SlicePlane> plane =
            new ReadOnlyObjectWrapper<>(this, "plane", SlicePlane.FIRST);
    private final ReadOnlyObjectWrapper<@Nullable SlicePicture> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", null);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final SliceProgress progress = new SliceProgress();
    private Consumer<Throwable> onFailure = fault -> {};
    private @Nullable SliceTrajectory played;
    private boolean shown;

    /** The training of a loss, which is the same in every plane. */
    private volatile @Nullable Known known;

    private record Known(NetworkLoss loss, int updates, ParameterPath path) {}

    /**
     * @param background where pictures are computed, one at a time
     * @param pointing where the loss under the pointer is
     * @param onWindow where results are handed over
     * @param nanos a clock
     * @param playback goes along the training while this is shown
     */
    SliceViewModel(Executor background, Executor pointing, Executor onWindow, LongSupplier nanos, Playback playback) {
        this.nanos = nanos;
        this.background = background;
        pointer = new SlicePointer(pointing, onWindow);
        this.onWindow = onWindow;
        this.playback = playback;
        playback.indexProperty().addListener((observable, old, now) -> move());
    }

    /**
     * Shows a network's loss: along its path where it has one, otherwise in random directions, with what twenty updates make
     * of it.
     */
    void show(NetworkLoss next) {
        show(next, SlicePlane.of(next), SliceJob.center(next));
    }

    /**
     * Shows a network's loss.
     *
     * @param over a plane through its weights
     * @param at where in the training that is known, or is to be computed, the player goes
     */
    void show(NetworkLoss next, SlicePlane over, int at) {
        playback.pause();
        loss.set(next);
        known = null;
        played = null;
        picture.set(null);
        shown = true;
        // Whoever goes somewhere while it is being computed is there when it has come.
        playback.setTrack(new SliceComing(next, over.updates()));
        playback.seek(at);
        look(over);
    }

    /**
     * The network with the plane over which its loss is shown, as a session that opens where the player is.
     *
     * @throws BadInputException if its samples are too many for a session
     */
    Session session() {
        NetworkLoss of = loss.get();
        Session session = of == null ? null : of.session();
        if (session == null) {
            throw new BadInputException("a training’s loss is saved with the training, in the workspace it came from");
        }
        SliceBlock slice = plane.get().block();
        return session.withStep(playback.getIndex())
                .withView(new ViewBlock("descent", null, null, null, Map.of(), slice));
    }

    /** Shows nothing more; whatever is under way is given up. */
    void hide() {
        shown = false;
        stop();
    }

    /** Whether a loss is shown. */
    boolean isShown() {
        return shown;
    }

    /** Looks at another plane. */
    void look(SlicePlane next) {
        plane.set(next);
        problem.set("");
        NetworkLoss of = loss.get();
        if (!shown || of == null) {
            return;
        }
        int mine = wish.incrementAndGet();
        progress.begin();
        background.execute(() -> compute(of, next, mine));
    }

    /** Gives up what is under way; the picture stays as it is. */
    void stop() {
        wish.incrementAndGet();
        progress.end();
    }

    /** Another seed: random directions, whatever was looked at before. */
    void newSeed(long seed) {
        look(plane.get().with(SlicePlane.Kind.RANDOM).withSeed(seed));
    }

    /**
     * Two weights by their names.
     *
     * @throws BadInputException if the network has no such two; nothing changes then
     */
    void weights(String first, String second) {
        NetworkLoss of = loss.get();
        if (of == null) {
            return;
        }
        WeightPlace one = WeightName.parse(first, of.spec());
        WeightPlace other = WeightName.another(one, second, of.spec());
        look(plane.get().with(SlicePlane.Kind.WEIGHTS).withWeights(one, other));
    }

    private void compute(NetworkLoss of, SlicePlane next, int mine) {
        if (wish.get() != mine) {
            return;
        }
        SliceJob job = new SliceJob(of, next, new Delivery(mine), () -> wish.get() != mine);
        try {
            Optional<ParameterPath> path = path(job, of, next);
            path.ifPresent(job::run);
            hand(mine, progress::end);
        } catch (IllegalArgumentException refused) {
            hand(mine, () -> {
                progress.end();
                problem.set(String.valueOf(refused.getMessage()));
            });
        } catch (RuntimeException | Error fault) {
            hand(mine, () -> {
                progress.end();
                onFailure.accept(fault);
            });
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same loss; to compare its numbers would take longer
    private Optional<ParameterPath> path(SliceJob job, NetworkLoss of, SlicePlane next) {
        Known before = known;
        if (before != null && before.loss() == of && before.updates() == next.updates()) {
            return Optional.of(before.path());
        }
        Optional<ParameterPath> path = job.path();
        path.ifPresent(fresh -> known = new Known(of, next.updates(), fresh));
        return path;
    }

    private void hand(int mine, Runnable change) {
        onWindow.execute(() -> {
            if (wish.get() == mine) {
                change.run();
            }
        });
    }

    private final class Delivery implements SliceJob.Listener {
        private final int mine;
        private final long began = nanos.getAsLong();

        Delivery(int mine) {
            this.mine = mine;
        }

        @Override
        public void picture(SlicePicture next) {
            hand(mine, () -> arrive(next));
        }

        @Override
        public void progress(double done, String words) {
            long taken = nanos.getAsLong() - began;
            hand(mine, () -> progress.tell(done, words, taken));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same training, with a finer picture
    private void arrive(SlicePicture next) {
        boolean same = next.way() == played;
        played = next.way();
        int last = Math.max(0, next.way().points().size() - 1);
        picture.set(next.withAt(Math.min(last, playback.getIndex())));
        if (!same) {
            playback.setTrack(new SliceTrack(next));
        }
    }

    private void move() {
        SlicePicture now = picture.get();
        if (shown && now != null && played != null) {
            int last = Math.max(0, now.way().points().size() - 1);
            picture.set(now.withAt(Math.min(last, playback.getIndex())));
        }
    }

    /** Tells the loss under the pointer. */
    SlicePointer pointer() {
        return pointer;
    }

    /** Calls back on the window's thread with a fault of the program. */
    void setOnFailure(Consumer<Throwable> callback) {
        onFailure = callback;
    }

    ReadOnlyObjectProperty<@Nullable NetworkLoss> lossProperty() {
        return loss.getReadOnlyProperty();
    }

    /** What was asked for last. */
    ReadOnlyObjectProperty<SlicePlane> planeProperty() {
        return plane.getReadOnlyProperty();
    }

    /** What there is; null before the first picture. */
    ReadOnlyObjectProperty<@Nullable SlicePicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Why what was asked for cannot be shown; empty where it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How far it is. */
    SliceProgress progress() {
        return progress;
    }

    /** Whether nothing is under way. */
    boolean settled() {
        return !progress.isOn();
    }
}
