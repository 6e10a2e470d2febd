package dev.backprop.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** PyTorch's parameters of a network, weight then bias, layer by layer, and their update. */
final class PeerParameters {
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final NDManager manager;
    private final OptimizerSpec optimizer;
    private final PeerForm form;
    private final List<NDArray> initial = new ArrayList<>();
    private final List<NDArray> values = new ArrayList<>();
    /** What the graph sees: the values themselves, or fresh leaves over the same memory. */
    private final List<NDArray> leaves = new ArrayList<>();
    /** Kept, where gradients stay in one place; empty until the first backward. */
    private final List<NDArray> gradients = new ArrayList<>();

    private final List<NDArray> m = new ArrayList<>();
    private final List<NDArray> v = new ArrayList<>();
    private final NDArray lr;
    private final NDArray beta;
    private final NDArray restOfBeta;
    private final NDArray beta2;
    private final NDArray restOfBeta2;
    private int steps;

    PeerParameters(NDManager manager, Parameters start, OptimizerSpec optimizer, PeerForm form) {
        this.manager = manager;
        this.optimizer = optimizer;
        this.form = form;
        for (Parameters.Layer layer : start.layers()) {
            add(ParameterTensors.flat(layer.weight()), new Shape(layer.weight().length, layer.weight()[0].length));
            double[] bias = Objects.requireNonNull(layer.bias());
            add(bias, new Shape(bias.length));
        }
        lr = manager.create((float) optimizer.lr());
        beta = manager.create((float) optimizer.beta());
        restOfBeta = manager.create((float) (1 - optimizer.beta()));
        beta2 = manager.create((float) BETA_2);
        restOfBeta2 = manager.create((float) (1 - BETA_2));
    }

    private void add(double[] numbers, Shape shape) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        initial.add(manager.create(floats, shape));
        NDArray value = manager.create(floats, shape);
        values.add(value);
        m.add(manager.zeros(shape));
        v.add(manager.zeros(shape));
        if (form.zero() == PeerForm.Zero.FRESH) {
            leaves.add(leaf(value));
        } else {
            value.setRequiresGradient(true);
            leaves.add(value);
        }
    }

    private static NDArray leaf(NDArray value) {
        NDArray leaf = value.stopGradient();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    NDArray weight(int layer) {
        return leaves.get(2 * layer);
    }

    NDArray bias(int layer) {
        return leaves.get(2 * layer + 1);
    }

    /** Back to the initial numbers, before any step; in place, for DJL's {@code set} gives an array other memory. */
    void reset() {
        for (int p = 0; p < values.size(); p++) {
            NDArray value = values.get(p);
            value.subi(value).addi(initial.get(p));
            m.get(p).subi(m.get(p));
            v.get(p).subi(v.get(p));
        }
        steps = 0;
    }

    /** One step along the gradients that backward left; afterwards they are zero, or gone. */
    void update() {
        steps++;
        if (form.zero() == PeerForm.Zero.SUBTRACT && gradients.isEmpty()) {
            leaves.forEach(leaf -> gradients.add(leaf.getGradient()));
        }
        for (int p = 0; p < values.size(); p++) {
            if (form.zero() == PeerForm.Zero.SUBTRACT) {
                NDArray gradient = gradients.get(p);
                step(p, gradient);
                gradient.subi(gradient);
            } else {
                try (NDArray leaf = leaves.get(p);
                        NDArray gradient = leaf.getGradient()) {
                    step(p, gradient);
                }
                leaves.set(p, leaf(values.get(p)));
            }
        }
    }

    private void step(int p, NDArray gradient) {
        boolean byDjl = form.update() == PeerForm.Update.NATIVE;
        if (optimizer.rule() == Rule.GD) {
            if (byDjl) {
                NDList inputs = new NDList(values.get(p), gradient);
                values.get(p)
                        .getNDArrayInternal()
                        .sgdUpdate(inputs, new NDList(values.get(p)), (float) optimizer.lr(), 0, 1, -1, 0, true);
            } else if (optimizer.lr() == 1) {
                values.get(p).subi(gradient);
            } else {
                try (NDArray change = gradient.mul(lr)) {
                    values.get(p).subi(change);
                }
            }
        } else if (optimizer.rule() == Rule.ADAM) {
            if (byDjl) {
                adamOfDjl(p, gradient);
            } else {
                adamInPlace(p, gradient);
            }
        } else {
            throw new IllegalArgumentException("no job has " + optimizer.rule().id());
        }
    }

    /** DJL divides by √s + ε where PyTorch has √(s/(1−β₂^k)) + ε: an ε so much smaller gives PyTorch's. */
    private void adamOfDjl(int p, NDArray gradient) {
        double root = Math.sqrt(1 - Math.pow(BETA_2, steps));
        double rate = optimizer.lr() * root / (1 - Math.pow(optimizer.beta(), steps));
        NDList inputs = new NDList(values.get(p), gradient, m.get(p), v.get(p));
        values.get(p)
                .getNDArrayInternal()
                .adamUpdate(
                        inputs,
                        new NDList(values.get(p)),
                        (float) optimizer.lr(),
                        (float) rate,
                        0,
                        1,
                        -1,
                        (float) optimizer.beta(),
                        (float) BETA_2,
                        (float) (EPSILON * root),
                        true,
                        false);
    }

    private void adamInPlace(int p, NDArray gradient) {
        double root = Math.sqrt(1 - Math.pow(BETA_2, steps));
        double rate = optimizer.lr() * root / (1 - Math.pow(optimizer.beta(), steps));
        try (NDManager scope = manager.newSubManager()) {
            NDArray first = gradient.mul(restOfBeta);
            first.attach(scope);
            m.get(p).muli(beta).addi(first);
            NDArray second = gradient.square();
            second.attach(scope);
            v.get(p).muli(beta2).addi(second.muli(restOfBeta2));
            NDArray change = m.get(p).mul(scope.create((float) rate));
            change.attach(scope);
            NDArray size = v.get(p).sqrt();
            size.attach(scope);
            values.get(p).subi(change.divi(size.addi(scope.create((float) (EPSILON * root)))));
        }
    }
}
