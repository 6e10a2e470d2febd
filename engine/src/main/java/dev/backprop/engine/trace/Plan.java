package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Mlp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one iteration, the same for every iteration, read off the graph: forward in the graph's order, backward in
 * reverse (of an operation's operands the parameters first, as they are nearest), then the update of each parameter. Only
 * segments are kept, so the plan of a network with millions of parameters is as small as that of a toy.
 */
final class Plan {
    private final List<Segment> segments = new ArrayList<>();
    private final int samples;
    private final int sample;
    private int length;

    /** @param sample whose elements are shown, from 0; the graph must have been run once, forward and backward */
    Plan(Mlp mlp, int sample) {
        this.samples = mlp.samples();
        this.sample = sample;
        List<Node> nodes = mlp.graph().nodes();
        for (Node node : nodes) {
            Op op = node.op();
            if (op != null) {
                Phase phase = node.role() == Role.LOSS ? Phase.LOSS : Phase.FORWARD;
                add(phase, node, null, 0, op.terms(node, first(node)).size());
            }
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            backward(nodes.get(i));
        }
        for (Node parameter : mlp.parameterNodes()) {
            add(Phase.UPDATE, parameter, null, 0, 1);
        }
    }

    private void backward(Node out) {
        Op op = out.op();
        if (op == null || !out.requiresGrad()) {
            return;
        }
        for (boolean parameters : new boolean[] {true, false}) {
            for (int i = 0; i < out.inputs().size(); i++) {
                Node in = out.input(i);
                if (in.requiresGrad() && (in.role() == Role.PARAMETER) == parameters) {
                    add(
                            Phase.BACKWARD,
                            in,
                            out,
                            i,
                            op.backwardTerms(out, i, first(in)).size());
                }
            }
        }
    }

    private void add(Phase phase, Node node, @Nullable Node out, int input, int terms) {
        int elements = perSample(node) ? node.shape().columns() : node.shape().size();
        Segment segment = new Segment(phase, node, out, input, first(node), elements, terms, length);
        segments.add(segment);
        length = Math.addExact(length, Math.multiplyExact(elements, terms));
    }

    private int first(Node node) {
        return perSample(node) ? sample * node.shape().columns() : 0;
    }

    /** Whether the node has one row a sample. */
    private boolean perSample(Node node) {
        return node.role() == Role.INTERMEDIATE && node.shape().rows() == samples;
    }

    /** Terms of an iteration. */
    int length() {
        return length;
    }

    List<Segment> segments() {
        return segments;
    }

    /** The segment that holds index {@code index}, 1 … {@link #length()}. */
    Segment segmentAt(int index) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (segments.get(middle).end() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return segments.get(low);
    }

    /** The segment that completes the node in this phase: the last one, where several add to a gradient. */
    @Nullable
    Segment find(Phase phase, Node node) {
        Segment found = null;
        for (Segment segment : segments) {
            if (segment.phase() == phase && segment.node() == node) {
                found = segment;
            }
        }
        return found;
    }

    /** Units of an iteration. */
    int units() {
        return unitAt(length);
    }

    /** Which unit of the iteration an index belongs to, from 1; 0 before the first. */
    int unitAt(int index) {
        int units = 0;
        for (Segment segment : segments) {
            if (index <= segment.end()) {
                return units + (Math.max(0, index - segment.start()) + segment.terms() - 1) / segment.terms();
            }
            units += segment.elements();
        }
        return units;
    }

    /** The index within the iteration where the phase begins. */
    int startOf(Phase phase) {
        return segments.stream()
                .filter(s -> s.phase() == phase)
                .mapToInt(Segment::start)
                .findFirst()
                .orElse(length);
    }

    /** The next boundary after {@code index}, 0 … length−1, at this stride. */
    int next(int index, Stride stride) {
        Segment segment = segmentAt(index + 1);
        return switch (stride) {
            case TERM -> index + 1;
            case UNIT -> segment.start() + ((index - segment.start()) / segment.terms() + 1) * segment.terms();
            case LAYER -> segment.end();
            case PHASE -> endOf(segment.phase());
            case ITERATION -> length;
        };
    }

    /** The last boundary before {@code index}, 1 … length, at this stride. */
    int previous(int index, Stride stride) {
        Segment segment = segmentAt(index);
        return switch (stride) {
            case TERM -> index - 1;
            case UNIT -> segment.start() + (index - segment.start() - 1) / segment.terms() * segment.terms();
            case LAYER -> segment.start();
            case PHASE -> startOf(segment.phase());
            case ITERATION -> 0;
        };
    }

    private int endOf(Phase phase) {
        int end = 0;
        for (Segment segment : segments) {
            if (segment.phase() == phase) {
                end = segment.end();
            }
        }
        return end;
    }
}
