package dev.backprop.engine.train;

import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.Floats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a run needs to go on exactly as it would have: parameters, optimizer state and step count. The place in the
 * shuffle is the epoch and the batch, for the order of an epoch is a pure function of the seed and the epoch.
 *
 * @param epoch epochs done
 * @param batches batches done of the epoch under way
 * @param partialLoss what those batches add to the epoch's loss
 * @param partialRight how many of their samples were told right
 * @param steps updates done since the rule began
 * @param parameters each parameter's numbers, layer by layer, weight then bias
 * @param state the optimizer's numbers for each parameter
 * @param gradients what has accumulated for each parameter where nothing sets it to zero; else empty
 */
public record Checkpoint(
        int epoch,
        int batches,
        double partialLoss,
        int partialRight,
        int steps,
        List<float[]> parameters,
        List<List<float[]>> state,
        List<float[]> gradients) {
    /** Keeps its own lists. */
    public Checkpoint {
        parameters = List.copyOf(parameters);
        state = List.copyOf(state);
        gradients = List.copyOf(gradients);
    }

    /**
     * The parameters, layer by layer.
     *
     * @param spec the network that they are of
     */
    public Parameters in(MlpSpec spec) {
        List<Parameters.Layer> layers = new ArrayList<>();
        int p = 0;
        for (int l = 0; l < spec.layers().size(); l++) {
            double[] flat = Floats.widen(parameters.get(p++));
            int in = spec.fanIn(l);
            double[][] weight = new double[flat.length / in][];
            for (int i = 0; i < weight.length; i++) {
                weight[i] = Arrays.copyOfRange(flat, i * in, (i + 1) * in);
            }
            double[] bias = spec.layers().get(l).biases() ? Floats.widen(parameters.get(p++)) : null;
            layers.add(new Parameters.Layer(weight, bias));
        }
        return new Parameters(layers);
    }

    /** The memory it holds. */
    public long bytes() {
        Stream<float[]> all = Stream.of(parameters.stream(), state.stream().flatMap(List::stream), gradients.stream())
                .flatMap(s -> s);
        return all.mapToLong(a -> a.length).sum() * Float.BYTES;
    }
}
