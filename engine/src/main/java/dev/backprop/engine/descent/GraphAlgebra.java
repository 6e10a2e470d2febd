package dev.backprop.engine.descent;

import dev.backprop.engine.graph.Graph;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Parts of an expression as nodes of a graph of scalars, whose first nodes are the variables. */
final class GraphAlgebra implements Algebra<Node> {
    private final Graph graph = new Graph(PlainStorage.INSTANCE);
    private final List<Node> variables = new ArrayList<>();

    /** @param dimension 1 for x alone, 2 for x and y */
    GraphAlgebra(int dimension) {
        for (String name : Vocabulary.VARIABLES.subList(0, dimension)) {
            variables.add(graph.parameter(name, Shape.SCALAR));
        }
    }

    Graph graph() {
        return graph;
    }

    List<Node> variables() {
        return List.copyOf(variables);
    }

    @Override
    public Node number(double value) {
        return graph.constant("c" + graph.nodes().size(), value);
    }

    @Override
    public Node variable(int coordinate) {
        return variables.get(coordinate);
    }

    @Override
    public Node apply(Op op, List<Node> operands) {
        return graph.apply("u" + graph.nodes().size(), op, operands.toArray(new Node[0]));
    }
}
