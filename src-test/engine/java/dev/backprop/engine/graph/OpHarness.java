package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One operation in a graph of its own, its operands drawn from its domain and away from its kinks. */
final class OpHarness {
    private static final Set<String> POSITIVE = Set.of("Log", "Log10", "Sqrt", "Power", "Bce");
    private static final Shape BATCH = new Shape(3, 4);

    final Graph graph;
    final List<Node> operands = new ArrayList<>();
    final List<Node> outs = new ArrayList<>();
    private final Node loss;

    private OpHarness(Op op, Storage storage, int uses, boolean oneOperand) {
        SplittableRandom random = new SplittableRandom(7);
        graph = new Graph(storage);
        List<Shape> shapes = shapes(op);
        double[] first = null;
        for (int i = 0; i < shapes.size(); i++) {
            if (i > 0 && oneOperand) {
                operands.add(operands.get(0));
                continue;
            }
            boolean target = isLoss(op) && i == 1;
            Node node = target ? graph.target("y", shapes.get(i)) : graph.parameter("p" + i, shapes.get(i));
            double[] numbers = draw(op, shapes.get(i).size(), first, random);
            node.value().write(numbers);
            operands.add(node);
            first = numbers;
        }
        Node[] inputs = operands.toArray(new Node[0]);
        for (int use = 0; use < uses; use++) {
            outs.add(
                    isLoss(op) && uses == 1
                            ? graph.loss("out" + use, op, inputs)
                            : graph.apply("out" + use, op, inputs));
        }
        loss = isLoss(op) && uses == 1 ? outs.get(0) : end(isLoss(op), random);
    }

    /** The operation once, between its operands and a loss. */
    static OpHarness of(Op op, Storage storage) {
        return new OpHarness(op, storage, 1, false);
    }

    /** The operation twice on the same operands, so that every gradient is added to. */
    static OpHarness twice(Op op, Storage storage) {
        return new OpHarness(op, storage, 2, false);
    }

    /** An operation of two operands with one node as both: {@code a*a}. */
    static OpHarness squared(Op op, Storage storage) {
        return new OpHarness(op, storage, 1, true);
    }

    static boolean isLoss(Op op) {
        return op instanceof ElementLoss || op instanceof CrossEntropy;
    }

    static boolean takesTwo(Op op) {
        return op instanceof PairwiseOp || op instanceof MatMul;
    }

    private static List<Shape> shapes(Op op) {
        if (op instanceof MatMul) {
            return List.of(BATCH, new Shape(2, 4));
        }
        if (op instanceof AddBias) {
            return List.of(BATCH, new Shape(1, 4));
        }
        return op instanceof PairwiseOp || isLoss(op) ? List.of(BATCH, BATCH) : List.of(BATCH);
    }

    private static double[] draw(Op op, int size, double[] first, SplittableRandom random) {
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            do {
                double magnitude = random.nextDouble(0.1, 0.9);
                numbers[i] = POSITIVE.contains(op.name()) || random.nextBoolean() ? magnitude : -magnitude;
            } while (first != null && Math.abs(first[i] - numbers[i]) < 0.05);
        }
        return numbers;
    }

    /** Whatever comes out is summed if there are two, and judged against numbers of its shape. */
    private Node end(boolean scalar, SplittableRandom random) {
        Node out = outs.get(0);
        if (outs.size() == 2) {
            if (scalar) {
                return graph.loss("loss", new Add(), outs.get(0), outs.get(1));
            }
            out = graph.apply("sum", new Add(), outs.get(0), outs.get(1));
        }
        Node target = graph.target("target", out.shape());
        target.value().write(random.doubles(out.shape().size(), -3, 3).toArray());
        return graph.loss("loss", new HalfSquaredError(), out, target);
    }

    OpHarness run() {
        graph.zeroGrad();
        graph.forward();
        graph.backward(loss, 1.7);
        return this;
    }

    double lossValue() {
        graph.forward();
        return 1.7 * loss.value().get(0);
    }
}
