package dev.backprop.engine.train;

import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.tensor.Floats;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a run with their gradients, the optimizer's state and the parameters before the last update. An update
 * changes all parameters or, where one would stop being finite, none.
 */
final class ParameterUpdates implements AutoCloseable {
    private final ParameterTensors layers;
    private final Storage storage;
    private OptimizerSpec spec;
    private Optimizer optimizer;
    private final List<Tensor> parameters;
    private List<Tensor> gradients;
    private final List<Tensor> before;
    private List<List<Tensor>> state;
    private int steps;
    /** Whether the gradients and the parameters before the update are those of the step that led here. */
    private boolean stepped;

    /** @param layers the parameters; the caller keeps them, and closes them */
    ParameterUpdates(ParameterTensors layers, OptimizerSpec spec, Storage storage) {
        this.layers = layers;
        this.storage = storage;
        this.spec = spec;
        optimizer = Optimizer.of(spec);
        parameters = layers.all();
        gradients = like();
        before = like();
        state = fresh();
    }

    private List<List<Tensor>> fresh() {
        return parameters.stream().map(p -> optimizer.state(storage, p)).toList();
    }

    /** Goes on by another rule, from its zero state, or by the same one with other numbers. */
    void setOptimizer(OptimizerSpec next) {
        boolean other = next.rule() != spec.rule();
        spec = next;
        optimizer = Optimizer.of(next);
        if (other) {
            state.forEach(s -> s.forEach(Tensor::close));
            state = fresh();
            steps = 0;
        }
    }

    /** Zeros of the parameters' shapes. */
    List<Tensor> like() {
        return parameters.stream().map(p -> storage.zeros(p.shape())).toList();
    }

    /** The gradients of the next update, in the parameters' order and shapes. */
    List<Tensor> gradients() {
        return gradients;
    }

    /** Sets the gradients of the next update; whoever sets them has the former ones to use and to close. */
    void setGradients(List<Tensor> next) {
        gradients = next;
    }

    /**
     * One step of every parameter by its gradient.
     *
     * @param epoch for the message
     * @throws NonFiniteException where a parameter stops being finite; all are then what they were before
     */
    void update(int epoch) {
        for (int p = 0; p < parameters.size(); p++) {
            before.get(p).copy(parameters.get(p));
            optimizer.step(steps, parameters.get(p), gradients.get(p), state.get(p));
        }
        for (int p = 0; p < parameters.size(); p++) {
            // A gradient that is not finite makes its parameter so under every rule: one look is enough.
            if (!parameters.get(p).isFinite()) {
                for (int q = 0; q < parameters.size(); q++) {
                    parameters.get(q).copy(before.get(q));
                }
                throw new NonFiniteException(whyNotFinite(p, epoch));
            }
        }
        steps++;
        stepped = true;
    }

    private NonFinite whyNotFinite(int parameter, int epoch) {
        for (int p = 0; p < gradients.size(); p++) {
            if (!gradients.get(p).isFinite()) {
                return NonFiniteSearch.parameter(name(p), "backward", "the gradient", epoch);
            }
        }
        return NonFiniteSearch.parameter(name(parameter), spec.rule().id(), "the update", epoch);
    }

    private String name(int parameter) {
        int at = 0;
        for (int l = 0; l < layers.layers().size(); l++) {
            if (at++ == parameter) {
                return "layers." + l + ".weight";
            }
            if (layers.layers().get(l).bias() != null && at++ == parameter) {
                return "layers." + l + ".bias";
            }
        }
        throw new IllegalArgumentException("parameter " + parameter + ": expected one of " + at);
    }

    /** How large the step was that led here, layer by layer; empty where none has been taken since the start. */
    List<LayerNorms> layerNorms() {
        if (!stepped) {
            return List.of();
        }
        List<LayerNorms> norms = new ArrayList<>();
        int p = 0;
        for (ParameterTensors.Layer layer : layers.layers()) {
            double[] squares = new double[3];
            int end = p + (layer.bias() == null ? 1 : 2);
            for (; p < end; p++) {
                addSquares(squares, p);
            }
            norms.add(new LayerNorms(Math.sqrt(squares[0]), Math.sqrt(squares[1]), Math.sqrt(squares[2])));
        }
        return norms;
    }

    private void addSquares(double[] squares, int p) {
        double[] gradient = gradients.get(p).toArray();
        double[] from = before.get(p).toArray();
        double[] to = parameters.get(p).toArray();
        for (int i = 0; i < gradient.length; i++) {
            double change = to[i] - from[i];
            squares[0] += gradient[i] * gradient[i];
            squares[1] += change * change;
            squares[2] += from[i] * from[i];
        }
    }

    /** Lets gradients begin at zero again. */
    void forgetGradients() {
        gradients.forEach(g -> g.fill(0));
    }

    /**
     * Everything needed to go on from here.
     *
     * @param accumulating whether the gradients so far are part of that
     */
    Checkpoint checkpoint(int epoch, int batches, double partialLoss, int partialRight, boolean accumulating) {
        return new Checkpoint(
                epoch,
                batches,
                partialLoss,
                partialRight,
                steps,
                parameters.stream().map(ParameterUpdates::floats).toList(),
                state.stream()
                        .map(s -> s.stream().map(ParameterUpdates::floats).toList())
                        .toList(),
                accumulating ? gradients.stream().map(ParameterUpdates::floats).toList() : List.of());
    }

    /** Goes to a point of the same run, at which its rule was this one's or had made no step yet. */
    void restore(Checkpoint checkpoint) {
        steps = checkpoint.steps();
        stepped = false;
        for (int p = 0; p < parameters.size(); p++) {
            write(parameters.get(p), checkpoint.parameters().get(p));
            for (int s = 0; s < state.get(p).size(); s++) {
                // Before a rule's first step its state is zero; the state that is kept may then be that of another
                // rule.
                if (steps == 0) {
                    state.get(p).get(s).fill(0);
                } else {
                    write(state.get(p).get(s), checkpoint.state().get(p).get(s));
                }
            }
            if (checkpoint.gradients().isEmpty()) {
                gradients.get(p).fill(0);
            } else {
                write(gradients.get(p), checkpoint.gradients().get(p));
            }
        }
    }

    private static float[] floats(Tensor tensor) {
        return Floats.narrow(tensor.toArray());
    }

    private static void write(Tensor tensor, float[] floats) {
        tensor.write(Floats.widen(floats));
    }

    /** Gives back its own memory: all but that of the parameters. */
    @Override
    public void close() {
        gradients.forEach(Tensor::close);
        before.forEach(Tensor::close);
        state.forEach(s -> s.forEach(Tensor::close));
    }
}
