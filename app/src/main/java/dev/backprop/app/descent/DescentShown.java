package dev.backprop.app.descent;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a descent and what the stage shows of the last one that was computed: its picture at the cursor, what it is
 * compared with, and both in words. How it is computed it does not know.
 */
class DescentShown extends DescentSettings {
    private final Overlays overlays = new Overlays();
    private final DescentPlayer player = new DescentPlayer();
    private final ReadOnlyObjectWrapper<List<Run>> runs = new ReadOnlyObjectWrapper<>(this, "runs", List.of());
    private final ReadOnlyObjectWrapper<Regime> regime;
    private final ReadOnlyObjectWrapper<DescentPicture> picture;
    private final ReadOnlyStringWrapper slope = new ReadOnlyStringWrapper(this, "slope", "");
    private DescentRuns now;
    private @Nullable ViewRange held;
    private String formula = "";
    /** The number of the start of the descent on the stage; a new setting's comes with its own descent. */
    private int first = 1;

    /** @param beginning what is on the stage at first */
    DescentShown(DescentRuns beginning) {
        now = beginning;
        regime = new ReadOnlyObjectWrapper<>(this, "regime", now.regime());
        picture = new ReadOnlyObjectWrapper<>(this, "picture", pictureNow());
        overlays.onChange(this::show);
        playback().indexProperty().addListener((observable, old, now) -> show());
    }

    /** Has this on the stage from now on; it is seen once it stands before the player. */
    final void turnTo(DescentRuns next) {
        if (formula.isEmpty() || !next.trajectory().config().f().equals(config().f())) {
            formula = SlopeWords.formula(next.trajectory().config().expression());
        }
        now = next;
        runs.set(next.runs());
        regime.set(next.regime());
    }

    /**
     * Puts the descent before the player, unless something else has it.
     *
     * @param settled whether it is the one that was asked for, and none is still being computed
     */
    final void stand(boolean settled) {
        if (player.isResting()) {
            return;
        }
        if (settled) {
            first = fromOneProperty().get() ? 1 : 0;
        }
        player.stand(new DescentTrack(pictureNow(), RegimeWords.line(regime.get(), trajectory(), 0)), settled);
        show();
    }

    private DescentPicture pictureNow() {
        int at = Math.max(0, Math.min(playback().getIndex(), trajectory().size() - 1));
        return new DescentPicture(
                trajectory(),
                at,
                first(),
                Run.currentHue(runs.get()),
                now.rivals(),
                overlays.arrows().shownProperty().get(),
                overlays.field().get(),
                overlays.slope().get(),
                held == null ? now.range() : held);
    }

    private void show() {
        if (player.isResting()) {
            return;
        }
        DescentPicture next = pictureNow();
        picture.set(next);
        if (config().schedule() != Schedule.CONSTANT) {
            regime.set(Regime.at(trajectory(), next.iterate()));
        }
        slope.set(SlopeWords.of(next, formula));
    }

    /** What moves the cursor. */
    final DescentPlayer player() {
        return player;
    }

    /** What stands on the stage beside the descent. */
    final Overlays overlays() {
        return overlays;
    }

    /** Which parts of the step have an arrow. */
    final ArrowChoice arrows() {
        return overlays.arrows();
    }

    /** Keeps showing this part of the plane until {@link #release()}. */
    final void hold(ViewRange range) {
        held = range;
    }

    /** Shows again what the iterates need. */
    final void release() {
        held = null;
        show();
    }

    /** The descent on the stage. */
    final DescentConfig config() {
        return now.trajectory().config();
    }

    /** The iterates on the stage as a table. */
    final Table table() {
        return now.table();
    }

    /** Whether the stage shows a race. */
    final boolean isRacing() {
        return now.race();
    }

    /** The notebook's setting on the stage, if it is one. */
    final Optional<Preset> preset() {
        return Preset.of(config());
    }

    final Trajectory trajectory() {
        return now.trajectory();
    }

    final Playback playback() {
        return player.playback();
    }

    /** The lines of the comparison. */
    final ReadOnlyObjectProperty<List<Run>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    final ReadOnlyObjectProperty<Regime> regimeProperty() {
        return regime.getReadOnlyProperty();
    }

    /** What the stage shows. */
    final ReadOnlyObjectProperty<DescentPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The gradient at the current iterate, in words. */
    final ReadOnlyStringProperty slopeProperty() {
        return slope.getReadOnlyProperty();
    }

    /** The number of the start: 1 as in the notebook, otherwise 0. */
    final int first() {
        return first;
    }
}
