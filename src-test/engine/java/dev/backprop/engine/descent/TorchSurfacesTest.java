package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that PyTorch has, on every standard surface, against its native library. */
class TorchSurfacesTest {
    private static final int STEPS = 200;

    static Stream<Arguments> cases() {
        return Stream.of(Surface.values())
                .flatMap(surface -> Stream.of(Rule.GD, Rule.HEAVY_BALL, Rule.NESTEROV, Rule.RMSPROP, Rule.ADAM)
                        .map(rule -> Arguments.of(surface, rule)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesWhereItsTensorsGo(Surface surface, Rule rule) {
        assumeTrue(TorchDescent.available(), "no PyTorch for this system");
        DescentConfig config = surface.config(rule, 0.9);
        OptimizerSpec optimizer = config.optimizer();
        Trajectory t = Trajectory.of(new DescentConfig(config.f(), config.x0(), optimizer, STEPS));
        assertThat(t.size()).isEqualTo(STEPS + 1);
        try (TorchDescent torch = new TorchDescent(surface, optimizer, config.x0())) {
            for (int k = 0; k <= STEPS; k++) {
                assertThat(t.point(k)).as("iterate %d", k).containsExactly(torch.point(), within(1e-9));
                torch.step();
            }
        }
    }
}
