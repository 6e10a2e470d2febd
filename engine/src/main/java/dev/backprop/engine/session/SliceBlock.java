package dev.backprop.engine.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plane through a network's weights over which the window showed its loss: {@code x-slice} of a view.
 *
 * @param kind one of {@link #KINDS}
 * @param seed of random directions
 * @param weights the names of the two weights of a plane over two, as {@code layers.0.weight[0][2]}; empty where it is another
 * @param height half of its height, above 0; null where it is as the training needs it
 * @param updates of the network's training in it, 0–{@value #MAX_UPDATES}
 */
public record SliceBlock(
        String kind,
        long seed,
        List<String> weights,
        @Nullable Double height,
        int updates) {
    /** Directions that are drawn, those of the training's path, and two weights. */
    public static final List<String> KINDS = List.of("random", "path", "weights");
    /** The most updates. */
    public static final int MAX_UPDATES = 500;
    /** The usual number of updates. */
    public static final int DEFAULT_UPDATES = 20;
    /** The usual seed. */
    public static final long DEFAULT_SEED = 1;

    /** Half the greatest height. */
    static final double MAX_HEIGHT = 1e6;

    /** Keeps its own list. */
    public SliceBlock {
        weights = List.copyOf(weights);
        if (!KINDS.contains(kind) || weights.size() != (kind.equals("weights") ? 2 : 0)) {
            throw new IllegalArgumentException("a plane " + kind + " over the weights " + weights + ": expected one of "
                    + KINDS + ", and two for the last");
        }
    }
}
