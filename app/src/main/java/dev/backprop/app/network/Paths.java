package dev.backprop.app.network;

import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Step;
import dev.backprop.engine.trace.Strongest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the current step is about in a network whose layers are too large for single edges: a unit of each layer, and those of
 * its weights that count most.
 */
final class Paths {
    /** As many as a derivation names. */
    static final int MOST = 12;

    /** No unit of a layer. */
    static final int NONE = -1;

    private final NetworkScene scene;
    private final Mlp mlp;
    private final PassState state;
    private final int sample;
    private final int[] focus;
    private final List<Path> paths = new ArrayList<>();
    private int edgeLayer;

    /**
     * One weight that is drawn.
     *
     * @param layer that it leads to, from 1
     * @param from unit of the layer before
     * @param to unit of the layer
     */
    record Path(int layer, int from, int to) {}

    Paths(NetworkScene scene) {
        this.scene = scene;
        mlp = scene.mlp();
        state = scene.state();
        sample = scene.sample();
        focus = new int[mlp.layers().size() + 1];
        Arrays.fill(focus, NONE);
        Step step = scene.step();
        if (step != null) {
            for (int layer = 1; layer < focus.length; layer++) {
                look(step, layer);
            }
            before();
        }
    }

    /** The unit that the step is about, from 0; {@link #NONE} where it is about none of this layer. */
    int focus(int layer) {
        return focus[layer];
    }

    /** The weights that count in the step, the strongest first; none where it multiplies nothing. */
    List<Path> paths() {
        return List.copyOf(paths);
    }

    /** The layer of the one weight that the step is about; 0 where it is about none. */
    int edgeLayer() {
        return edgeLayer;
    }

    private void look(Step step, int layer) {
        Mlp.LayerNodes nodes = mlp.layers().get(layer - 1);
        Node node = step.node();
        int column = step.element() % node.shape().columns();
        if (node == nodes.weight()) {
            focus[layer] = Math.floorDiv(step.element(), node.shape().columns());
            focus[layer - 1] = column;
            edgeLayer = layer;
            paths.add(new Path(layer, column, focus[layer]));
        } else if (node == nodes.bias() || node == nodes.z() || node == nodes.h() || node == product(nodes)) {
            focus[layer] = column;
            if (step.phase() == Phase.FORWARD) {
                into(layer, column);
            } else if (step.phase() == Phase.BACKWARD
                    && node == nodes.h()
                    && layer < mlp.layers().size()) {
                outOf(layer, column);
            }
        }
    }

    /** The weighted sum itself, whether a bias is added to it or not. */
    static Node product(Mlp.LayerNodes nodes) {
        Node z = nodes.z();
        return z.op() instanceof MatMul ? z : z.input(0);
    }

    /** Towards the inputs, the strongest path is gone back. */
    private void before() {
        for (int layer = focus.length - 1; layer > 1; layer--) {
            if (focus[layer] != NONE && focus[layer - 1] == NONE) {
                double[] terms = terms(layer, focus[layer]);
                focus[layer - 1] = Strongest.of(terms, 1).places().get(0);
            }
        }
    }

    /** Weight times value, for each unit of the layer before; those that are not known yet count as 0. */
    private double[] terms(int layer, int to) {
        Node weight = mlp.layers().get(layer - 1).weight();
        Node values = scene.values(layer - 1);
        int in = weight.shape().columns();
        double[] terms = new double[in];
        for (int i = 0; i < in; i++) {
            OptionalDouble value = state.value(values, sample * in + i);
            terms[i] = state.before(weight, to * in + i) * value.orElse(0);
        }
        return terms;
    }

    private void into(int layer, int to) {
        for (int from : Strongest.of(terms(layer, to), MOST).places()) {
            paths.add(new Path(layer, from, to));
        }
    }

    /** By what comes back over each: the gradient of the unit that a weight leads to, times the weight. */
    private void outOf(int layer, int from) {
        Mlp.LayerNodes next = mlp.layers().get(layer);
        Node weight = next.weight();
        int units = weight.shape().rows();
        double[] terms = new double[units];
        for (int k = 0; k < units; k++) {
            OptionalDouble upstream = state.gradient(product(next), sample * units + k);
            terms[k] =
                    upstream.orElse(0) * state.before(weight, k * weight.shape().columns() + from);
        }
        for (int to : Strongest.of(terms, MOST).places()) {
            paths.add(new Path(layer + 1, from, to));
        }
    }

    /** What a path carries as the colouring has it; none where that is not known yet. */
    OptionalDouble number(Path path, Colouring colouring) {
        Node weight = mlp.layers().get(path.layer() - 1).weight();
        return number(weight, path.to(), path.from(), scene.values(path.layer() - 1), colouring);
    }

    /** As the other, of the weight from an input to a unit of the first layer. */
    OptionalDouble number(Node weight, int to, int from, Node values, Colouring colouring) {
        int in = weight.shape().columns();
        int element = to * in + from;
        return switch (colouring) {
            case WEIGHT -> state.value(weight, element);
            case GRADIENT -> state.gradient(weight, element);
            case CONTRIBUTION -> {
                OptionalDouble value = state.value(values, sample * in + from);
                yield value.isPresent()
                        ? OptionalDouble.of(state.before(weight, element) * value.getAsDouble())
                        : value;
            }
        };
    }
}
