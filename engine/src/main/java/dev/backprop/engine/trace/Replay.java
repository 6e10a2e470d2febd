package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs iterations of one network and runs them again: keyframes of parameters and optimizer state, and replay from the
 * nearest. One thread at a time.
 */
final class Replay {
    /** Iterations from one keyframe to the next, as long as the keyframes have room. */
    static final int SPACING = 32;

    /** The numbers that keyframes may hold together; where they would be more, every second one is given up. */
    private static final long KEPT_NUMBERS = 16_000_000;

    /** The tensors belong to no iteration's beginning. */
    private static final int NOWHERE = -1;

    /** Parameters and optimizer state before an iteration. */
    private record Key(List<double[]> parameters, List<List<double[]>> state) {}

    private final Mlp mlp;
    private final Optimizer optimizer;
    private final List<Node> parameters;
    private final List<List<Tensor>> state;
    private final TreeMap<Integer, Key> keyframes = new TreeMap<>();
    private final FrameCache cache;
    private final int mostKeyframes;
    private int spacing = SPACING;
    private int position;
    private int loaded = NOWHERE;

    /**
     * @param mlp with the parameters before the first iteration
     * @param cache gets the iterations that are looked at
     */
    Replay(Mlp mlp, Optimizer optimizer, FrameCache cache) {
        this.cache = cache;
        this.mlp = mlp;
        this.optimizer = optimizer;
        parameters = mlp.parameterNodes();
        state = parameters.stream()
                .map(p -> optimizer.state(mlp.graph().storage(), p.value()))
                .toList();
        long kept = Math.max(
                1,
                numbersOf(parameters)
                        + state.stream()
                                .flatMap(List::stream)
                                .mapToLong(t -> t.shape().size())
                                .sum());
        mostKeyframes = (int) Math.max(16, Math.min(Integer.MAX_VALUE, KEPT_NUMBERS / kept));
        keyframes.put(0, key());
    }

    static long numbersOf(List<Node> nodes) {
        return nodes.stream().mapToLong(n -> n.shape().size()).sum();
    }

    /** The optimizer's numbers for one element of a parameter after an iteration. */
    double[] stateAfter(int iteration, int parameter, int element, int count) {
        double[] after = new double[count];
        if (count > 0) {
            goTo(iteration + 1);
            for (int s = 0; s < count; s++) {
                after[s] = state.get(parameter).get(s).get(element);
            }
        }
        return after;
    }

    /** Puts the numbers of an iteration back into the graph; where the parameters stood is forgotten by that. */
    void load(int iteration) {
        if (loaded == iteration) {
            return;
        }
        Frame frame = frame(iteration);
        position = NOWHERE;
        for (Node node : mlp.graph().nodes()) {
            node.value().write(frame.values().get(node.index()));
            double[] gradient = frame.gradients().get(node.index());
            if (gradient != null) {
                node.grad().write(gradient);
            }
        }
        // The loss may keep more than its value between forward and backward.
        mlp.graph().forward(mlp.loss());
        loaded = iteration;
    }

    /** All numbers of an iteration. */
    Frame frame(int iteration) {
        Frame cached = cache.get(iteration);
        if (cached != null) {
            return cached;
        }
        goTo(iteration);
        Frame frame = compute();
        cache.put(iteration, frame);
        return frame;
    }

    /** Brings the parameters to where they were before {@code iteration}. */
    void goTo(int iteration) {
        Map.Entry<Integer, Key> nearest = keyframes.floorEntry(iteration);
        if (position > iteration || nearest.getKey() > position) {
            restore(nearest.getValue());
            position = nearest.getKey();
        }
        while (position < iteration) {
            pass();
            update();
        }
    }

    /** Runs an iteration without keeping its numbers; whether all of them are finite. */
    boolean isFinite(int iteration) {
        goTo(iteration);
        pass();
        boolean finite =
                mlp.graph().nodes().stream().allMatch(n -> finite(n.value()) && (!n.hasGrad() || finite(n.grad())));
        update();
        return finite && parameters.stream().allMatch(p -> finite(p.value()));
    }

    private static boolean finite(Tensor tensor) {
        int size = tensor.shape().size();
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(tensor.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void pass() {
        loaded = NOWHERE;
        mlp.graph().zeroGrad();
        mlp.graph().forward();
        mlp.graph().backward(mlp.loss());
    }

    private void update() {
        for (int p = 0; p < parameters.size(); p++) {
            Node node = parameters.get(p);
            optimizer.step(position, node.value(), node.grad(), state.get(p));
        }
        position++;
        if (position % spacing == 0 && !keyframes.containsKey(position)) {
            keyframes.put(position, key());
            thin();
        }
    }

    /** The first one stays: it is a multiple of every spacing. */
    private void thin() {
        if (keyframes.size() > mostKeyframes) {
            spacing *= 2;
            keyframes.keySet().removeIf(at -> at % spacing != 0);
        }
    }

    /** One whole iteration from where the parameters are; they are those of the next one afterwards. */
    private Frame compute() {
        pass();
        List<double[]> values = new ArrayList<>();
        List<double @Nullable []> gradients = new ArrayList<>();
        for (Node node : mlp.graph().nodes()) {
            values.add(node.value().toArray());
            gradients.add(node.hasGrad() ? node.grad().toArray() : null);
        }
        update();
        List<double @Nullable []> updated = new ArrayList<>();
        for (Node node : mlp.graph().nodes()) {
            updated.add(node.role() == Role.PARAMETER ? node.value().toArray() : null);
        }
        return new Frame(values, gradients, updated);
    }

    private Key key() {
        return new Key(
                parameters.stream().map(p -> p.value().toArray()).toList(),
                state.stream()
                        .map(s -> s.stream().map(Tensor::toArray).toList())
                        .toList());
    }

    private void restore(Key key) {
        loaded = NOWHERE;
        for (int p = 0; p < parameters.size(); p++) {
            parameters.get(p).value().write(key.parameters().get(p));
            for (int s = 0; s < state.get(p).size(); s++) {
                state.get(p).get(s).write(key.state().get(p).get(s));
            }
        }
    }
}
