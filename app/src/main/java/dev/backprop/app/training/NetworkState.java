package dev.backprop.app.training;

/**
 * What the network's picture is made from; all of it from one state of the run.
 *
 * @param shown the network, the digit and its way forward and back
 * @param pictures what the hidden units' pictures show
 */
record NetworkState(Shown shown, UnitPictures pictures) {}
