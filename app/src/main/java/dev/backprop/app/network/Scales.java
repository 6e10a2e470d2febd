package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;

/**
 * What colours and widths are measured by: the size that has the full colour, one for each kind of number. They come from
 * the first iteration and stay for the whole run, so that an intensity means the same at every step; being rounded up to 1, 2
 * or 5 times a power of ten, they mostly agree between runs as well. What is larger has the full colour too.
 *
 * @param weight of weights and biases
 * @param gradient of their gradients
 * @param contribution of weight times input
 * @param value of what stands on the arrows of the computation graph
 */
record Scales(double weight, double gradient, double contribution, double value) {
    /** One for everything. */
    static final Scales UNIT = new Scales(1, 1, 1, 1);

    /** Of a very large node only so many elements are looked at. */
    private static final int LOOKED_AT = 20_000;

    /** The scales of a trace, by its first iteration. */
    static Scales of(PassTrace trace) {
        PassState state = trace.at(Math.min(trace.iterationLength(), trace.length()));
        Mlp mlp = trace.network();
        double weight = 0;
        double gradient = 0;
        double contribution = 0;
        double value = 0;
        for (Node node : mlp.graph().nodes()) {
            boolean parameter = node.role() == Role.PARAMETER;
            boolean shown = node.role() == Role.INTERMEDIATE || node.role() == Role.INPUT;
            for (int e = 0; e < Math.min(LOOKED_AT, node.shape().size()); e++) {
                if (parameter) {
                    weight = larger(weight, state.before(node, e));
                    gradient = larger(gradient, state.gradient(node, e).orElse(0));
                } else if (shown) {
                    value = larger(value, state.value(node, e).orElse(0));
                }
            }
        }
        Node from = mlp.x();
        for (Mlp.LayerNodes layer : mlp.layers()) {
            contribution = larger(contribution, contribution(layer.weight(), from, state));
            from = layer.h();
        }
        return new Scales(nice(weight), nice(gradient), nice(contribution), nice(value));
    }

    private static double contribution(Node weight, Node from, PassState state) {
        int in = weight.shape().columns();
        double largest = 0;
        for (int e = 0; e < Math.min(LOOKED_AT, weight.shape().size()); e++) {
            for (int row = 0; row < Math.min(16, from.shape().rows()); row++) {
                double input = state.value(from, row * in + e % in).orElse(0);
                largest = larger(largest, state.before(weight, e) * input);
            }
        }
        return largest;
    }

    private static double larger(double most, double number) {
        return Double.isFinite(number) ? Math.max(most, Math.abs(number)) : most;
    }

    /** The least of 1, 2 and 5 times a power of ten that is not smaller; 1 for 0. */
    static double nice(double size) {
        if (!(size > 0) || Double.isInfinite(size)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (double step : new double[] {1, 2, 5}) {
            if (size <= step * power * (1 + 1e-12)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** The scale of what edges are coloured by. */
    double of(Colouring colouring) {
        return switch (colouring) {
            case WEIGHT -> weight;
            case GRADIENT -> gradient;
            case CONTRIBUTION -> contribution;
        };
    }
}
