package dev.backprop.engine.train;

import java.util.List;

/**
 * What is kept of one epoch.
 *
 * @param record epoch, loss and seconds
 * @param layers the norms of its last step, layer by layer
 */
public record EpochMetrics(EpochRecord record, List<LayerNorms> layers) {
    /** Keeps its own list. */
    public EpochMetrics {
        layers = List.copyOf(layers);
    }
}
