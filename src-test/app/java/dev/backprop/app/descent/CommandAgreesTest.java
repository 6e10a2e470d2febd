package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.app.cli.Cli;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The window and {@code backprop descend}: the same settings, the same numbers, to the last bit. */
class CommandAgreesTest {
    private static final List<String> TYPED = List.of(
            "x^2",
            "x^4 - 3x^2 + x",
            "sin(3x) + x^2/4",
            "abs(x)",
            "log(1+exp(x))",
            "1/x",
            "log(x)",
            "3x",
            "x*y",
            "x^2/y");

    @Test
    void showTheSameDescentInThreeHundredSettings() throws IOException {
        List<String> functions = Stream.concat(
                        TYPED.stream(),
                        Arrays.stream(Surface.values()).map(s -> s.config().f()))
                .toList();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 300; i++) {
            assertAgree(random, functions.get(i % functions.size()));
        }
    }

    private static void assertAgree(SplittableRandom random, String f) throws IOException {
        double x = random.nextDouble(-2, 2);
        double y = random.nextDouble(-2, 2);
        Rule rule = any(random, List.of(Rule.values()));
        double alpha = Math.pow(10, random.nextDouble(-4, 0.2));
        double beta = random.nextDouble();
        int steps = random.nextInt(61);
        Schedule schedule = any(random, List.of(Schedule.values()));
        boolean noisy = random.nextBoolean();
        long seed = random.nextLong();
        List<Double> start = Expression.parse(f).dimension() == 1 ? List.of(x) : List.of(x, y);
        Noise noise = noisy ? new Noise(0.1, seed) : Noise.NONE;
        DescentConfig config =
                new DescentConfig(f, start, new OptimizerSpec(rule, alpha, beta), steps, schedule, noise);
        DescentViewModel model = new DescentViewModel();
        model.set(config);
        assertThat(model.errorProperty().get()).isEmpty();

        JsonNode json = command(config);

        Trajectory t = model.trajectory();
        assertThat(json.get("xs")).hasSize(t.size());
        for (int k = 0; k < t.size(); k++) {
            assertThat(json.get("fs").get(k).asDouble()).isEqualTo(t.f(k));
            for (int i = 0; i < t.dimension(); i++) {
                assertThat(json.get("xs").get(k).get(i).asDouble()).isEqualTo(t.x(k, i));
                assertThat(json.get("gradients").get(k).get(i).asDouble()).isEqualTo(t.gradient(k, i));
            }
        }
        assertThat(json.has("stopped")).isEqualTo(t.stopped().isPresent());
        model.playback().toEnd();
        Regime regime = model.regimeProperty().get();
        JsonNode told = json.get("regime");
        assertThat(told.get("label").asText()).isEqualTo(regime.label().text());
        assertThat(told.get("local").asBoolean()).isEqualTo(regime.local());
        if (regime.rate().isPresent()) {
            assertThat(told.get("rate").asDouble()).isEqualTo(regime.rate().getAsDouble());
        }
    }

    private static <T> T any(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static JsonNode command(DescentConfig config) throws IOException {
        return new ObjectMapper().readTree(command(config, "--json"));
    }

    /** What the command prints of a setting, with further options. */
    static String command(DescentConfig config, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String x0 = config.x0().stream().map(Object::toString).collect(Collectors.joining(","));
        List<String> args = new ArrayList<>(List.of("descend", "--f", config.f(), "--x0=" + x0));
        args.addAll(List.of("--rule", config.optimizer().rule().id()));
        args.addAll(List.of("--alpha", String.valueOf(config.optimizer().lr())));
        args.addAll(List.of("--beta", String.valueOf(config.optimizer().beta())));
        args.addAll(List.of("--steps", String.valueOf(config.steps())));
        args.addAll(List.of("--schedule", config.schedule().id()));
        args.addAll(List.of("--noise", String.valueOf(config.noise().size())));
        args.add("--seed=" + config.noise().seed());
        args.addAll(List.of(more));
        int code = Cli.run(args.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
