package dev.backprop.engine.check;

import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One whole pass in FLOAT64: forward, loss, backward, one update, and the three-way check of its gradients. It holds no NaN
 * and no infinity: where a value stops being finite, {@code activations} ends at the last finite layer, what comes after is
 * none, and {@code stopped} says where and why.
 *
 * @param loss the mean over the samples
 * @param activations the first sample's values, one array a layer, after the activation; the input is not among them
 * @param gradients of the mean loss
 * @param updated the parameters after one step of the rule from its zero state
 * @param check the gradients by hand, by autograd and measured
 * @param warnings what the reader should know: a double softmax, what the check had to leave out
 * @param stopped where a value stopped being finite, if one did
 */
public record PassReport(
        @Nullable Double loss,
        List<double[]> activations,
        @Nullable Parameters gradients,
        @Nullable Parameters updated,
        @Nullable GradientReport check,
        List<String> warnings,
        @Nullable Stop stopped) {
    /**
     * Where a value stopped being finite.
     *
     * @param at the node, {@code z2}
     * @param operation what computed it, {@code AddBias}; for an update, the rule
     * @param why one sentence that names the element and what it became
     */
    public record Stop(String at, String operation, String why) {}

    /** Keeps its own lists. */
    public PassReport {
        activations = List.copyOf(activations);
        warnings = List.copyOf(warnings);
    }

    /**
     * Runs the pass.
     *
     * @param x (n, in), n at least 1
     * @param y (n, out)
     * @throws IllegalArgumentException if the parameters or samples do not fit the network
     */
    public static PassReport of(
            MlpSpec spec, Parameters parameters, double[][] x, double[][] y, OptimizerSpec optimizer) {
        try (CheckedNetwork network = CheckedNetwork.asTraced(spec, parameters, x, y)) {
            return run(network, HandDerivation.of(spec, parameters, x, y), optimizer);
        }
    }

    private static PassReport run(CheckedNetwork network, HandDerivation byHand, OptimizerSpec optimizer) {
        Mlp mlp = network.mlp();
        List<String> warnings = new ArrayList<>(PassWarnings.of(mlp.spec()));
        Stop stopped = network.forward();
        List<double[]> activations = firstSample(mlp);
        if (stopped != null) {
            return new PassReport(null, activations, null, null, null, warnings, stopped);
        }
        double loss = mlp.loss().value().get(0);
        stopped = network.backward();
        if (stopped != null) {
            return new PassReport(loss, activations, null, null, null, warnings, stopped);
        }
        Parameters gradients = mlp.gradients();
        GradientReport check = GradientReport.of(mlp, gradients, byHand);
        warnings.addAll(PassWarnings.of(check, Saturation.count(mlp)));
        stopped = network.update(optimizer);
        Parameters updated = stopped == null ? mlp.parameters().read() : null;
        return new PassReport(loss, activations, gradients, updated, check, warnings, stopped);
    }

    /** The first sample's values of every layer up to the first that is not finite, for any sample. */
    private static List<double[]> firstSample(Mlp mlp) {
        List<double[]> activations = new ArrayList<>();
        for (Mlp.LayerNodes layer : mlp.layers()) {
            if (!layer.z().value().isFinite() || !layer.h().value().isFinite()) {
                break;
            }
            activations.add(ParameterTensors.rows(layer.h().value())[0]);
        }
        return activations;
    }
}
