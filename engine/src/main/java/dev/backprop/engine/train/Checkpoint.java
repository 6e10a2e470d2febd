package dev.backprop.engine.train;

import java.util.List;

/**
 * Everything a run needs to go on exactly as it would have: parameters, optimizer state and step count. The place in the
 * shuffle is the epoch, for the order of an epoch is a pure function of the seed and the epoch.
 *
 * @param epoch epochs done
 * @param steps updates done
 * @param parameters each parameter's numbers, layer by layer, weight then bias
 * @param state the optimizer's numbers for each parameter
 */
public record Checkpoint(int epoch, int steps, List<float[]> parameters, List<List<float[]>> state) {
    /** Keeps its own lists. */
    public Checkpoint {
        parameters = List.copyOf(parameters);
        state = List.copyOf(state);
    }

    /** The memory it holds. */
    public long bytes() {
        long floats = parameters.stream().mapToLong(p -> p.length).sum()
                + state.stream().flatMap(List::stream).mapToLong(s -> s.length).sum();
        return floats * Float.BYTES;
    }
}
