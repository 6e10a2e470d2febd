package dev.backprop.engine.train;

import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.List;

/**
 * Looks into a network while one sample goes forward and backward through it, in FLOAT64 and without ND4J. One thread at a
 * time may use a probe.
 */
public final class DigitProbe implements AutoCloseable {
    private final Mlp mlp;

    /**
     * What one sample did.
     *
     * @param activations of each layer after its activation, the inputs not among them
     * @param byScores ∂loss/∂z of each layer
     * @param byActivations ∂loss/∂h of each layer: the same as by its scores where it is linear
     * @param probabilities of the classes: the outputs, through a softmax where the network ends in logits
     * @param loss of this sample
     * @param gradients of that loss by the parameters, in their shapes
     */
    public record Reading(
            List<double[]> activations,
            List<double[]> byScores,
            List<double[]> byActivations,
            double[] probabilities,
            double loss,
            Parameters gradients) {
        /** Keeps its own lists. */
        public Reading {
            activations = List.copyOf(activations);
            byScores = List.copyOf(byScores);
            byActivations = List.copyOf(byActivations);
        }

        /** The class with the largest output. */
        public int answer() {
            int best = 0;
            for (int i = 1; i < probabilities.length; i++) {
                best = probabilities[i] > probabilities[best] ? i : best;
            }
            return best;
        }
    }

    /** A probe for networks of these shapes. */
    public DigitProbe(MlpSpec spec) {
        mlp = Mlp.build(spec, PlainStorage.INSTANCE, 1);
    }

    /** What it was made for. */
    public MlpSpec spec() {
        return mlp.spec();
    }

    /**
     * Forward and backward.
     *
     * @param parameters in the network's shapes
     * @param features the sample, as many as the network has inputs
     * @param label 0 to outputs−1
     */
    public Reading read(Parameters parameters, double[] features, int label) {
        mlp.parameters().write(parameters);
        mlp.x().value().write(features);
        mlp.y().value().fill(0);
        mlp.y().value().set(label, 1);
        mlp.graph().zeroGrad();
        mlp.graph().forward();
        mlp.graph().backward(mlp.loss());
        List<double[]> activations =
                mlp.layers().stream().map(l -> l.h().value().toArray()).toList();
        double[] outputs = activations.get(activations.size() - 1);
        return new Reading(
                activations,
                mlp.layers().stream().map(l -> l.z().grad().toArray()).toList(),
                mlp.layers().stream().map(l -> l.h().grad().toArray()).toList(),
                Tested.logits(spec()) ? softmax(outputs) : outputs,
                mlp.loss().value().get(0),
                mlp.gradients());
    }

    /** e^z_i / Σ e^z_j, the maximum subtracted first. */
    private static double[] softmax(double[] z) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : z) {
            max = Math.max(max, v);
        }
        double[] p = new double[z.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(z[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    @Override
    public void close() {
        mlp.close();
    }
}
