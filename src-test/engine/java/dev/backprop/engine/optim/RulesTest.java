package dev.backprop.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every update rule, several steps on a matrix, against its recurrence written out for one number. */
class RulesTest {
    private static final double LR = 0.05;
    private static final double BETA = 0.9;
    private static final int STEPS = 12;
    private static final Shape SHAPE = new Shape(3, 2);

    static Stream<Arguments> rules() {
        Storage nd4j = new Nd4jStorage(DType.FLOAT64);
        return Stream.of(Rule.values())
                .flatMap(r -> Stream.of(Arguments.of(r, PlainStorage.INSTANCE), Arguments.of(r, nd4j)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void followsItsRecurrence(Rule rule, Storage storage) {
        SplittableRandom random = new SplittableRandom(11);
        Optimizer optimizer = Optimizer.of(new OptimizerSpec(rule, LR, BETA));
        Tensor x = storage.zeros(SHAPE);
        Tensor gradient = storage.zeros(SHAPE);
        x.write(random.doubles(SHAPE.size(), -1, 1).toArray());
        Recurrence[] expected = new Recurrence[SHAPE.size()];
        for (int e = 0; e < expected.length; e++) {
            expected[e] = new Recurrence(x.get(e));
        }
        List<Tensor> state = optimizer.state(storage, x);
        for (int k = 0; k < STEPS; k++) {
            double[] g = random.doubles(SHAPE.size(), -2, 2).toArray();
            gradient.write(g);
            optimizer.step(k, x, gradient, state);
            assertThat(gradient.toArray()).containsExactly(g);
            for (int e = 0; e < expected.length; e++) {
                expected[e].step(rule, k, g[e]);
                double error = Math.abs(x.get(e) - expected[e].x) / Math.max(Math.abs(expected[e].x), 1e-3);
                assertThat(error).as("step %d, element %d", k, e).isLessThan(1e-12);
            }
        }
    }

    /** PyTorch's documented recurrences (SGD, RMSprop, Adam) and the lecture's, for one number. */
    private static final class Recurrence {
        private double x;
        private double v;
        private double s;

        Recurrence(double x) {
            this.x = x;
        }

        void step(Rule rule, int k, double g) {
            double average = BETA * v + (1 - BETA) * g;
            double sum = BETA * v + g;
            switch (rule) {
                case GD -> x -= LR * g;
                case HEAVY_BALL -> {
                    v = sum;
                    x -= LR * v;
                }
                case NESTEROV -> {
                    v = sum;
                    x -= LR * (g + BETA * v);
                }
                case EMA -> {
                    v = average;
                    x -= LR * v;
                }
                case EMA_CORRECTED -> {
                    v = average;
                    x -= LR * v / (1 - Math.pow(BETA, k + 1));
                }
                case NOTEBOOK -> {
                    v = average;
                    x -= LR * v / (1 + Math.pow(BETA, k + 1));
                }
                case RMSPROP -> {
                    s = BETA * s + (1 - BETA) * g * g;
                    x -= LR * g / (Math.sqrt(s) + 1e-8);
                }
                case ADAM -> {
                    v = average;
                    s = 0.999 * s + 0.001 * g * g;
                    double mHat = v / (1 - Math.pow(BETA, k + 1));
                    double sHat = s / (1 - Math.pow(0.999, k + 1));
                    x -= LR * mHat / (Math.sqrt(sHat) + 1e-8);
                }
            }
        }
    }
}
