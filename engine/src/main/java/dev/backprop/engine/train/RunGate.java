package dev.backprop.engine.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * A turnstile that lets runs train in turn: whoever waits longest goes next, for one epoch. Runs that share one advance epoch
 * by epoch beside each other, and never take cores from each other within an epoch.
 */
public final class RunGate {
    private static final long LOOK_MILLIS = 10;

    /** Who is within, then all who wait, in the order in which they came. */
    private final Deque<Object> queue = new ArrayDeque<>();

    /**
     * Waits for its turn; its place is kept meanwhile.
     *
     * @param cancelled asked a hundred times a second
     * @return whether it has come, and {@link #leave} is to follow; false where it was cancelled first
     */
    synchronized boolean enter(BooleanSupplier cancelled) throws InterruptedException {
        Object ticket = new Object();
        boolean within = false;
        queue.add(ticket);
        try {
            while (!within && !cancelled.getAsBoolean()) {
                within = queue.peek() == ticket;
                if (!within) {
                    wait(LOOK_MILLIS);
                }
            }
            return within;
        } finally {
            if (!within) {
                queue.remove(ticket);
                notifyAll();
            }
        }
    }

    /** Lets the next one in. */
    synchronized void leave() {
        queue.remove();
        notifyAll();
    }
}
