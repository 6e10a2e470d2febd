package dev.backprop.engine.train;

/**
 * The machine's cores, as trainings and whoever shows them share them. Two threads that carry a batch wait for each other, so one
 * that has to stand back in the middle of it stops both; where it is known that a core is wanted, the other carries all until
 * then. It decides nothing but the speed.
 */
public final class Cores {
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    /** When the one that was asked for is free again, as {@link System#nanoTime()}. */
    private static volatile long until = System.nanoTime();

    private Cores() {}

    /**
     * Asks trainings that use every core to leave one from their next batch on.
     *
     * @param nanos for how long, in nanoseconds
     */
    public static void giveWay(long nanos) {
        until = System.nanoTime() + nanos;
    }

    /** How many of {@code carriers} threads may work now: at least 1. */
    static int left(int carriers) {
        return carriers > 1 && carriers >= ALL && until - System.nanoTime() > 0 ? carriers - 1 : carriers;
    }
}
