package dev.backprop.engine.graph;

import dev.backprop.engine.tensor.Shape;
import java.util.List;

/** The checks that operations make of their operands. */
final class Shapes {
    private Shapes() {}

    static void count(Op op, List<Shape> inputs, int expected) {
        if (inputs.size() != expected) {
            throw new IllegalArgumentException(
                    op.name() + ": found " + inputs.size() + " operands, expected " + expected);
        }
    }

    /** Two operands of one shape. */
    static Shape pair(Op op, List<Shape> inputs) {
        count(op, inputs, 2);
        if (!inputs.get(0).equals(inputs.get(1))) {
            throw new IllegalArgumentException(op.name() + ": found operands of shapes " + inputs.get(0) + " and "
                    + inputs.get(1) + ", expected one shape");
        }
        return inputs.get(0);
    }
}
