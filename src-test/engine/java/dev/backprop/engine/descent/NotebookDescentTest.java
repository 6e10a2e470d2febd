package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.engine.optim.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three descents on x² of the lecture's notebook. */
class NotebookDescentTest {
    private static JsonNode figures;

    @BeforeAll
    static void readFigures() throws IOException {
        try (InputStream in = NotebookDescentTest.class.getResourceAsStream("/notebook/notebook-figures.json")) {
            figures = new ObjectMapper().readTree(in).get("descent");
        }
    }

    private static Trajectory run(String name, Rule rule) {
        JsonNode setting = figures.get(name);
        double beta = setting.has("beta") ? setting.get("beta").asDouble() : 0.9;
        return Runs.run(
                figures.get("f").asText(),
                figures.get("x0").asDouble(),
                rule,
                setting.get("alpha").asDouble(),
                beta,
                figures.get("steps").asInt());
    }

    private static void assertPowersOf(double base, Trajectory trajectory) {
        assertThat(trajectory.size()).isEqualTo(figures.get("steps").asInt() + 1);
        assertThat(trajectory.stopped()).isEmpty();
        double largest = 0;
        for (int k = 0; k < trajectory.size(); k++) {
            double exact = Math.pow(base, k);
            largest = Math.max(largest, Math.abs(exact));
            assertThat(trajectory.x(k, 0)).isCloseTo(exact, within(1e-12 * largest));
            assertThat(trajectory.f(k)).isCloseTo(exact * exact, within(1e-12 * largest * largest));
            assertThat(trajectory.gradient(k, 0)).isCloseTo(2 * exact, within(2e-12 * largest));
        }
    }

    @Test
    void oscillatesAsPowersOfMinusNineTenths() {
        assertPowersOf(-0.9, run("oscillating", Rule.GD));
    }

    @Test
    void approachesAsPowersOfEightTenthsWithTheSmallStep() {
        assertPowersOf(0.8, run("small_step", Rule.GD));
    }

    @Test
    void followsTheRecurrenceOfTheNotebooksMomentum() {
        Trajectory trajectory = run("momentum", Rule.NOTEBOOK);
        MathContext mc = MathContext.DECIMAL128;
        BigDecimal alpha = new BigDecimal(figures.get("momentum").get("alpha").asText());
        BigDecimal beta = new BigDecimal(figures.get("momentum").get("beta").asText());
        BigDecimal x = BigDecimal.ONE;
        BigDecimal v = BigDecimal.ZERO;
        double largest = 1;
        for (int k = 0; k < figures.get("steps").asInt(); k++) {
            BigDecimal g = x.multiply(BigDecimal.valueOf(2));
            v = beta.multiply(v, mc).add(BigDecimal.ONE.subtract(beta).multiply(g, mc), mc);
            BigDecimal corrected = v.divide(BigDecimal.ONE.add(beta.pow(k + 1, mc), mc), mc);
            x = x.subtract(alpha.multiply(corrected, mc), mc);
            largest = Math.max(largest, Math.abs(x.doubleValue()));
            assertThat(trajectory.x(k + 1, 0)).isCloseTo(x.doubleValue(), within(1e-12 * largest));
            assertThat(trajectory.state(k + 1, 0, 0)).isCloseTo(v.doubleValue(), within(1e-12 * largest));
        }
        assertThat(trajectory.x(10, 0)).isCloseTo(-0.5845447867, within(5e-11));
    }
}
