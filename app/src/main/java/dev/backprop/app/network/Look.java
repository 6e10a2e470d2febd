package dev.backprop.app.network;

import org.jspecify.annotations.Nullable;

/**
 * How the stage is looked at, immutable: nothing in it changes the run.
 *
 * @param view which picture of the graph
 * @param colouring what edges stand for
 * @param hovered the id of the item that is pointed at or spoken of elsewhere; null where there is none
 * @param digits decimals of numbers
 * @param presenting whether everything but the active step is dimmed
 * @param predicting whether the next value is hidden until it has been guessed
 */
record Look(
        StageView view,
        Colouring colouring,
        @Nullable String hovered,
        int digits,
        boolean presenting,
        boolean predicting) {}
