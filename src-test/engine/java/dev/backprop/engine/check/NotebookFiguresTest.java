package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the lecture's notebook prints about its 3-2-1 network and the double softmax, read from the file of its figures. */
class NotebookFiguresTest {
    private static final MlpSpec SPEC = new MlpSpec(
            3,
            List.of(new LayerSpec(2, Activation.SIGMOID, false), new LayerSpec(1, Activation.SIGMOID, false)),
            Loss.BCE);
    /** Half of the last digit that four printed decimals have. */
    private static final double FOUR_DECIMALS = 5e-5;

    private static JsonNode figures;

    @BeforeAll
    static void readFigures() throws IOException {
        try (InputStream in = NotebookFiguresTest.class.getResourceAsStream("/notebook/notebook-figures.json")) {
            figures = new ObjectMapper().readTree(in);
        }
    }

    @Test
    void autogradGivesTheGradientsThatItPrints() {
        JsonNode toy = figures.get("toy_gradients");
        double tolerance = toy.get("tolerance").asDouble();
        PassReport report = gradientsReport();
        JsonNode printed = toy.get("printed");
        close(report.gradients().layers().get(1).weight(), array(printed.get("dL_dWo")), tolerance);
        close(report.gradients().layers().get(0).weight(), matrix(printed.get("dL_dWi")), tolerance);
        close(report.gradients().layers().get(1).weight(), matrix(printed.get("autograd_dL_dWo")), FOUR_DECIMALS);
        close(report.gradients().layers().get(0).weight(), matrix(printed.get("autograd_dL_dWi")), FOUR_DECIMALS);
    }

    @Test
    void givesTheLossThatItPrints() {
        JsonNode printed = figures.get("toy_gradients").get("printed");
        assertThat(gradientsReport().loss()).isCloseTo(printed.get("loss").asDouble(), within(FOUR_DECIMALS));
    }

    @Test
    void theDerivationByHandGivesTheDeltaAndGradientsThatItPrints() {
        JsonNode toy = figures.get("toy_gradients");
        double tolerance = toy.get("tolerance").asDouble();
        HandDerivation hand = HandDerivation.of(SPEC, gradientsParameters(), samples(toy, "x"), samples(toy, "y"));
        JsonNode printed = toy.get("printed");
        close(hand.deltas().get(1), array(printed.get("delta_o")), tolerance);
        close(hand.gradients().layers().get(1).weight(), array(printed.get("dL_dWo")), tolerance);
        close(hand.gradients().layers().get(0).weight(), matrix(printed.get("dL_dWi")), tolerance);
    }

    @Test
    void threeWaysAgreeOnItsNetwork() {
        GradientReport check = gradientsReport().check();
        assertThat(check.rows()).hasSize(8);
        assertThat(check.handMaxRelativeError()).isLessThan(1e-14);
        assertThat(check.numericMaxRelativeError()).isLessThan(1e-8);
        assertThat(gradientsReport().warnings()).isEmpty();
    }

    @Test
    void oneStepOfGradientDescentGivesTheWeightsThatItPrints() {
        JsonNode step = figures.get("toy_sgd_step");
        Parameters before = new Parameters(List.of(
                new Parameters.Layer(matrix(step.get("W_i_before")), null),
                new Parameters.Layer(matrix(step.get("recovered").get("W_o_before")), null)));
        PassReport report = PassReport.of(SPEC, before, samples(step, "x"), samples(step, "y"), OptimizerSpec.DEFAULT);
        close(
                report.updated().layers().get(0).weight(),
                matrix(step.get("W_i_after")),
                step.get("tolerance").asDouble());
    }

    @Test
    void theDoubleSoftmaxHasTheFloorThatItStates() {
        // The best that ten classes can do: the right output is 1 for certain, and log-softmax spreads it out again.
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(10, Activation.SOFTMAX, false)), Loss.CROSS_ENTROPY);
        double[][] weight = new double[10][1];
        weight[3][0] = 1000;
        double[][] y = new double[1][10];
        y[0][3] = 1;
        PassReport report = PassReport.of(
                spec,
                new Parameters(List.of(new Parameters.Layer(weight, null))),
                new double[][] {{1}},
                y,
                OptimizerSpec.DEFAULT);
        String stated = figures.get("mnist").get("double_softmax_loss_floor").asText();
        assertThat(stated).contains(String.format(java.util.Locale.ROOT, "= %.4f", report.loss()));
        assertThat(report.loss()).isCloseTo(Math.log(1 + 9 / Math.E), within(1e-12));
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("double softmax")
                .contains("1.4612");
    }

    private static PassReport gradientsReport() {
        JsonNode toy = figures.get("toy_gradients");
        return PassReport.of(SPEC, gradientsParameters(), samples(toy, "x"), samples(toy, "y"), OptimizerSpec.DEFAULT);
    }

    private static Parameters gradientsParameters() {
        JsonNode recovered = figures.get("toy_gradients").get("recovered");
        return new Parameters(List.of(
                new Parameters.Layer(matrix(recovered.get("W_i")), null),
                new Parameters.Layer(matrix(recovered.get("W_o")), null)));
    }

    private static double[][] samples(JsonNode from, String name) {
        return array(from.get(name));
    }

    /** A list of numbers, as one row. */
    private static double[][] array(JsonNode list) {
        double[] row = new double[list.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = list.get(i).asDouble();
        }
        return new double[][] {row};
    }

    private static double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        for (int r = 0; r < matrix.length; r++) {
            matrix[r] = array(rows.get(r))[0];
        }
        return matrix;
    }

    private static void close(double[][] found, double[][] printed, double tolerance) {
        assertThat(found).hasNumberOfRows(printed.length);
        for (int r = 0; r < printed.length; r++) {
            assertThat(found[r]).containsExactly(printed[r], within(tolerance));
        }
    }
}
