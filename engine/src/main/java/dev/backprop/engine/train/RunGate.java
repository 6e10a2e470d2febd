package dev.backprop.engine.train;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A turnstile that lets runs train in turn: whoever waits longest goes next, for one epoch. Runs that share one advance epoch
 * by epoch beside each other, and never take cores from each other within an epoch.
 */
public final class RunGate {
    private static final long LOOK_MILLIS = 10;

    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Waits for its turn.
     *
     * @param cancelled asked a hundred times a second
     * @return whether it has come; false where it was cancelled first
     */
    boolean enter(BooleanSupplier cancelled) throws InterruptedException {
        while (!cancelled.getAsBoolean()) {
            if (turn.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    void leave() {
        turn.unlock();
    }
}
