package dev.backprop.engine.data;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives back the memory of data sets that nobody holds any more. Java does that when it collects garbage next; they weigh nothing on
 * the heap, so that a large heap would let many of them pile up beside it.
 */
final class OffHeap {
    /** About two MNISTs: a first data set, and a second one instead of it, are read without waiting for a collection. */
    private static final long TOLERATED = 128L << 20;

    private static final AtomicLong SINCE = new AtomicLong();

    private OffHeap() {}

    /** Says that a data set of so many bytes was read. */
    static void taken(long bytes) {
        SINCE.addAndGet(bytes);
    }

    /** To be called before another is read. */
    static void reclaim() {
        if (SINCE.get() > TOLERATED) {
            SINCE.set(0);
            System.gc();
        }
    }
}
