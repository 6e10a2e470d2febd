package dev.backprop.engine.trace;

import dev.backprop.engine.nn.Mlp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The iterations looked at last, so that whoever looks at them again has them at once and need not wait for what is being
 * computed. From any thread.
 */
final class FrameCache {
    private static final int MOST = 64;
    /** The numbers that they may hold together, so that a large network does not fill the memory. */
    private static final long MOST_NUMBERS = 8_000_000;

    private final int keep;
    private final Map<Integer, Frame> frames = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Frame> eldest) {
            return size() > keep;
        }
    };

    private FrameCache(int keep) {
        this.keep = keep;
    }

    /** An empty one, of as many as there is room for; of two at least. */
    static FrameCache of(Mlp mlp) {
        long numbers = 3 * Replay.numbersOf(mlp.graph().nodes());
        return new FrameCache((int) Math.max(2, Math.min(MOST, MOST_NUMBERS / numbers)));
    }

    /** The numbers of an iteration; null where they are not here. */
    synchronized @Nullable Frame get(int iteration) {
        return frames.get(iteration);
    }

    synchronized void put(int iteration, Frame frame) {
        frames.put(iteration, frame);
    }
}
