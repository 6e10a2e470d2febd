package dev.backprop.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Shape;
import org.junit.jupiter.api.Test;

class ScalarGraphTest {
    private final Graph graph = new Graph(PlainStorage.INSTANCE);
    private final Node x = graph.parameter("x", Shape.SCALAR);

    @Test
    void addsWhatComesToAParameterByTwoWays() {
        Node square = graph.apply("square", new Multiply(), x, x);
        ScalarGraph.Pass pass = ScalarGraph.of(graph, square).pass();
        pass.set(x.index(), 3);

        assertThat(pass.forward()).isEqualTo(9);
        pass.backward();
        assertThat(pass.grad(x.index())).isEqualTo(6);
    }

    @Test
    void hasTheGradientOneByAParameterThatIsItselfTheOutput() {
        ScalarGraph.Pass pass = ScalarGraph.of(graph, x).pass();
        pass.set(x.index(), 7);

        assertThat(pass.forward()).isEqualTo(7);
        pass.backward();
        assertThat(pass.grad(x.index())).isEqualTo(1);
    }

    @Test
    void hasNoGradientWhereTheOutputDependsOnNoParameter() {
        Node five = graph.constant("five", 5);
        ScalarGraph.Pass pass =
                ScalarGraph.of(graph, graph.apply("minus", new Negate(), five)).pass();

        assertThat(pass.forward()).isEqualTo(-5);
        pass.backward();
        assertThat(pass.grad(x.index())).isZero();
    }

    @Test
    void givesEachPassNumbersOfItsOwn() {
        ScalarGraph laidOut = ScalarGraph.of(graph, graph.apply("minus", new Negate(), x));
        ScalarGraph.Pass one = laidOut.pass();
        ScalarGraph.Pass other = laidOut.pass();
        one.set(x.index(), 1);
        other.set(x.index(), 2);
        one.forward();
        other.forward();

        assertThat(one.output()).isEqualTo(-1);
        assertThat(other.output()).isEqualTo(-2);
    }

    @Test
    void refusesATensorOfMoreThanOneNumber() {
        Node pair = graph.parameter("pair", new Shape(1, 2));
        assertThatThrownBy(() -> ScalarGraph.of(graph, pair))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pair(1, 2): expected a single number");
    }

    @Test
    void refusesAnOperationThatIsNotElementByElement() {
        Node soft = graph.apply("soft", new Softmax(), x);
        assertThatThrownBy(() -> ScalarGraph.of(graph, soft))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found Softmax, expected an operation element by element");
    }
}
