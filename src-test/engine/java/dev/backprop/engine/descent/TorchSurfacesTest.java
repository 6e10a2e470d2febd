package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backprop.engine.optim.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule that PyTorch has, on every standard surface, against its native library. RMSProp steps from wall to wall of a
 * narrow valley, and from side to side of a minimum, by about α whatever the gradient's size; there it magnifies the last bit
 * of a sum until it is seen (a start that is moved by 1e-15 comes out up to 1e-3 elsewhere after 200 steps). It agrees because
 * the engine multiplies and adds in PyTorch's order.
 */
class TorchSurfacesTest {
    private static final int STEPS = 200;
    private static final double TOLERANCE = 1e-9;

    static Stream<Arguments> cases() {
        return Stream.of(Surface.values())
                .flatMap(surface -> Stream.of(Rule.GD, Rule.HEAVY_BALL, Rule.NESTEROV, Rule.RMSPROP, Rule.ADAM)
                        .map(rule -> Arguments.of(surface, rule)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesWhereItsTensorsGo(Surface surface, Rule rule) {
        assumeTrue(TorchDescent.available(), "no PyTorch for this system");
        Trajectory t = trajectory(surface, rule);
        try (TorchDescent torch =
                new TorchDescent(surface, t.config().optimizer(), t.config().x0())) {
            for (int k = 0; k <= STEPS; k++) {
                assertThat(t.point(k)).as("iterate %d", k).containsExactly(torch.point(), within(TOLERANCE));
                torch.step();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesTheStepThatItsTensorsTakeFromThere(Surface surface, Rule rule) {
        assumeTrue(TorchDescent.available(), "no PyTorch for this system");
        Trajectory t = trajectory(surface, rule);
        try (TorchDescent torch =
                new TorchDescent(surface, t.config().optimizer(), t.config().x0())) {
            for (int k = 0; k < STEPS; k++) {
                torch.place(t, k);
                torch.step();
                assertThat(t.point(k + 1)).as("iterate %d", k + 1).containsExactly(torch.point(), within(TOLERANCE));
            }
        }
    }

    private static Trajectory trajectory(Surface surface, Rule rule) {
        DescentConfig config = surface.config(rule, 0.9);
        Trajectory t = Trajectory.of(new DescentConfig(config.f(), config.x0(), config.optimizer(), STEPS));
        assertThat(t.size()).isEqualTo(STEPS + 1);
        return t;
    }
}
