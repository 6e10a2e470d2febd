package dev.backprop.app.training;

import org.jspecify.annotations.Nullable;

/**
 * All of the stage's picture.
 *
 * @param network the network and the digit; null before there is one
 * @param chart the curves
 * @param confusion the confusion matrix
 * @param confusionChosen whether the confusion matrix is seen where there is no room for both
 */
record StageState(@Nullable NetworkState network, ChartState chart, ConfusionState confusion, boolean confusionChosen) {
    /** Before anything has been read. */
    static final StageState NOTHING = new StageState(null, ChartState.NOTHING, ConfusionState.NOTHING, false);
}
