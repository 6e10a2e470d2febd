/**
 * The player: one model of a timeline with a cursor, and one transport bar that drives it. A pass, a training run and a
 * descent are all played by these two.
 */
@NullMarked
package dev.backprop.app.playback;

import org.jspecify.annotations.NullMarked;
