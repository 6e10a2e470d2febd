package dev.backprop.app.training;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.train.RunFailure;
import dev.backprop.engine.train.TrainingSnapshot;

/**
 * A run as the charts know it.
 *
 * @param id unique among the runs, and the same as long as the run is there
 * @param name written at its curve's end
 * @param hue its colour in every chart
 * @param selected whether it is the one that the stage shows
 * @param visible whether its curves are drawn
 * @param snapshot its newest state
 */
record ChartRun(int id, String name, Hue hue, boolean selected, boolean visible, TrainingSnapshot snapshot) {
    /** Whether it ended at a number that is not finite. */
    boolean brokeOff() {
        RunFailure failure = snapshot.failure();
        return failure != null && failure.where() != null;
    }
}
