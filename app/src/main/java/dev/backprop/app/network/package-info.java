/**
 * The Network workspace: one network drawn from its graph and played term by term through forward, loss, backward and
 * update, with the derivation of the current step and three ways to the same gradient beside it. {@code NetworkView} is the
 * room, {@code NetworkSnapshot} the same numbers without a window; everything else is its own business.
 */
@NullMarked
package dev.backprop.app.network;

import org.jspecify.annotations.NullMarked;
