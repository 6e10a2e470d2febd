package dev.backprop.app.training;

import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingRun;
import dev.backprop.engine.train.TrainingSnapshot;

/** How a run is trained again to where it was: its epochs first, then the batches of the one that was under way. */
final class Restoring {
    private enum Stage {
        EPOCHS,
        BATCHES,
        OVER
    }

    private final TrainingRun run;
    private Stage stage = Stage.OVER;
    private int epoch;
    private int batches;

    Restoring(TrainingRun run) {
        this.run = run;
    }

    /**
     * Trains on to there, and rests.
     *
     * @param from epochs done
     * @param toEpoch no less than those, and no more than there are
     * @param toBatches of the epoch after it
     */
    void begin(int from, int toEpoch, int toBatches) {
        epoch = toEpoch;
        batches = toBatches;
        if (toEpoch > from) {
            stage = Stage.EPOCHS;
            run.setEpochs(toEpoch);
            run.start();
        } else {
            beginBatches();
        }
    }

    private void beginBatches() {
        stage = batches > 0 ? Stage.BATCHES : Stage.OVER;
        if (batches > 0) {
            run.batches(batches);
        }
    }

    /**
     * Goes on where the run has come to.
     *
     * @param epochs of the whole run
     */
    void take(TrainingSnapshot now, int epochs) {
        if (now.state() == RunState.FAILED) {
            stage = Stage.OVER;
        } else if (stage == Stage.EPOCHS && now.epoch() >= epoch) {
            run.setEpochs(epochs);
            beginBatches();
        } else if (stage == Stage.BATCHES && (now.epoch() > epoch || now.batchesDone() >= batches)) {
            stage = Stage.OVER;
        }
    }

    /** After a pause among its epochs it goes on to where it was; batches that a pause leaves undone are not asked for again. */
    void pause() {
        stage = atBatches() ? Stage.OVER : stage;
    }

    /** It is not wanted any more. */
    void end() {
        stage = Stage.OVER;
    }

    /** Whether the run is not yet where it was. */
    boolean underway() {
        return stage != Stage.OVER;
    }

    /** Whether it is at the batches. */
    boolean atBatches() {
        return stage == Stage.BATCHES;
    }
}
