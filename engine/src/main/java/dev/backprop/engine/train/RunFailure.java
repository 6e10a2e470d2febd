package dev.backprop.engine.train;

import org.jspecify.annotations.Nullable;

/**
 * Why a run failed.
 *
 * @param message one line
 * @param where the value that stopped being finite, if that is why
 * @param cause what was thrown, if it was anything else
 */
public record RunFailure(
        String message, @Nullable NonFinite where, @Nullable Throwable cause) {
    static RunFailure of(Throwable problem) {
        if (problem instanceof NonFiniteException e) {
            return new RunFailure(e.where().why(), e.where(), null);
        }
        String message = problem.getMessage();
        return new RunFailure(message == null ? problem.getClass().getSimpleName() : message, null, problem);
    }
}
