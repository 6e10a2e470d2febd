package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.nn.Mlp;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of a network's graph in the graph's own order, which is topological: each with the value that flows into it
 * from the operation before, and the leaves that enter from the side. In natural sizes, at a type scale of 1.
 */
final class OpChain {
    static final double BOX_WIDTH = 50;
    static final double BOX_HEIGHT = 42;
    /** Between a line and the numbers on it. */
    static final double BESIDE = 7;
    /** A name over numbers. */
    static final double TITLE = 16;

    private static final double PAD = 16;
    private static final double LEAST_GAP = 60;
    private static final double APART = 12;
    private static final double BETWEEN = 5;
    private static final double DROP = 12;

    /**
     * An operation.
     *
     * @param node what it computes
     * @param main the operand that comes along the line
     * @param above parameters, which enter from above
     * @param below targets and constants, which enter from below
     */
    record Cell(Node node, TensorForm main, List<TensorForm> above, List<TensorForm> below) {
        /** The room that the parameter takes. */
        double aboveWidth() {
            return above.stream().mapToDouble(OpChain::parameterWidth).max().orElse(0);
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private final TensorForm result;

    OpChain(Mlp mlp, int sample) {
        for (Node node : mlp.graph().nodes()) {
            Op op = node.op();
            if (op != null) {
                cells.add(cell(node, mlp, sample));
            }
        }
        result = TensorForm.of(mlp.loss(), sample, mlp.samples());
    }

    private static Cell cell(Node node, Mlp mlp, int sample) {
        List<TensorForm> above = new ArrayList<>();
        List<TensorForm> below = new ArrayList<>();
        for (int i = 1; i < node.inputs().size(); i++) {
            Node side = node.input(i);
            TensorForm form = TensorForm.of(side, sample, mlp.samples());
            (side.role() == Role.PARAMETER ? above : below).add(form);
        }
        return new Cell(node, TensorForm.of(node.input(0), sample, mlp.samples()), List.copyOf(above), below);
    }

    /** In the graph's order. */
    List<Cell> cells() {
        return cells;
    }

    /** The loss. */
    TensorForm result() {
        return result;
    }

    /** A weight's numbers stand over their gradients, its shades beside theirs. */
    static boolean stacked(TensorForm form) {
        return form.kind() != TensorForm.Kind.SHADES;
    }

    static double parameterWidth(TensorForm form) {
        return stacked(form) ? form.width() : 2 * form.width() + APART;
    }

    static double parameterHeight(TensorForm form) {
        return TITLE + (stacked(form) ? 2 * form.height() + BETWEEN : form.height());
    }

    /** Between what is drawn beside and under each other. */
    static double apart(TensorForm form) {
        return stacked(form) ? BETWEEN : APART;
    }

    /** The length of the line that carries these numbers. */
    static double gap(TensorForm form) {
        return Math.max(LEAST_GAP, form.width() + PAD);
    }

    /** Where the boxes of a row begin, from its left end; the last number is the row's length. */
    double[] places(int from, int to) {
        double[] places = new double[to - from + 1];
        double x = 0;
        double free = 0;
        for (int i = from; i < to; i++) {
            Cell cell = cells.get(i);
            x += gap(cell.main());
            double half = (cell.aboveWidth() - BOX_WIDTH) / 2;
            if (cell.aboveWidth() > 0) {
                x = Math.max(x, free + half);
                free = x + BOX_WIDTH + half + APART;
            }
            places[i - from] = x;
            x += BOX_WIDTH;
        }
        boolean last = to == cells.size();
        places[to - from] = Math.max(x + (last ? gap(result) : PAD), free - APART);
        return places;
    }

    /** The height over the line: parameters, and under them what stands on the line. */
    double above() {
        double parameters = cells.stream()
                .flatMap(c -> c.above().stream())
                .mapToDouble(OpChain::parameterHeight)
                .max()
                .orElse(0);
        return parameters + overLine() + DROP;
    }

    /** The height of what stands on the line. */
    double overLine() {
        return Math.max(BOX_HEIGHT / 2, BESIDE + TITLE + values());
    }

    /** The height of gradients under the line. */
    double underLine() {
        return Math.max(BOX_HEIGHT / 2, BESIDE + values());
    }

    /** The height under the line, with room for an operation's rule and for the targets. */
    double below() {
        double targets = cells.stream()
                .flatMap(c -> c.below().stream())
                .mapToDouble(f -> BOX_HEIGHT / 2 + DROP + TITLE + f.height())
                .max()
                .orElse(0);
        return Math.max(underLine() + 30, targets);
    }

    private double values() {
        double most = result.height();
        for (Cell cell : cells) {
            most = Math.max(most, cell.main().height());
        }
        return most;
    }

    /** Operations from one layer to the next: a row may begin where a matrix product does. */
    List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).node().computedBy() instanceof dev.backprop.engine.graph.MatMul) {
                starts.add(i);
            }
        }
        return starts;
    }
}
