package dev.backprop.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.DeviceStorage;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the list, on every storage. */
class OpsTest {
    private static final double ROUNDING = 1e-12;
    private static final Storage ND4J = new Nd4jStorage(DType.FLOAT64);
    private static final Storage ND4J_FLOAT32 = new Nd4jStorage(DType.FLOAT32);
    private static final Storage DEVICE = new DeviceStorage(DType.FLOAT64);
    private static final Storage DEVICE_FLOAT32 = new DeviceStorage(DType.FLOAT32);
    private static final List<Storage> DOUBLES = List.of(ND4J, DEVICE);
    private static final List<Storage> SINGLES = List.of(ND4J_FLOAT32, DEVICE_FLOAT32);
    private static final List<Storage> ALL = List.of(PlainStorage.INSTANCE, ND4J, ND4J_FLOAT32, DEVICE, DEVICE_FLOAT32);

    static Stream<Named> ops() {
        return Ops.all().stream().map(Named::new);
    }

    static Stream<Named> opsOfTwoAlike() {
        return ops().filter(n -> OpHarness.takesTwo(n.op()));
    }

    static Stream<Arguments> opsAndStorages() {
        return ops().flatMap(n -> Stream.of(PlainStorage.INSTANCE, ND4J, DEVICE).map(s -> Arguments.of(n, s)));
    }

    /** An operation under its own name in the report. */
    record Named(Op op) {
        @Override
        public String toString() {
            return op.name();
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void givesTheSameOnAllStorages(Named named) {
        for (Storage storage : DOUBLES) {
            compare(OpHarness.of(named.op(), PlainStorage.INSTANCE), OpHarness.of(named.op(), storage), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void addsToAGradientTheSameOnAllStorages(Named named) {
        for (Storage storage : DOUBLES) {
            compare(OpHarness.twice(named.op(), PlainStorage.INSTANCE), OpHarness.twice(named.op(), storage), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void givesNearlyTheSameInSinglePrecision(Named named) {
        for (Storage storage : SINGLES) {
            compare(OpHarness.twice(named.op(), PlainStorage.INSTANCE), OpHarness.twice(named.op(), storage), 2e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("opsOfTwoAlike")
    void keepsBothEdgesOfOneOperandOnAllStorages(Named named) {
        OpHarness plain = OpHarness.squared(named.op(), PlainStorage.INSTANCE);
        for (Storage storage : DOUBLES) {
            compare(plain, OpHarness.squared(named.op(), storage), ROUNDING);
        }
        assertSumsOfTerms(plain);
    }

    @ParameterizedTest
    @MethodSource("ops")
    void differentiatesAsMeasured(Named named) {
        OpHarness harness = OpHarness.twice(named.op(), PlainStorage.INSTANCE).run();
        for (Node operand : harness.operands) {
            for (int e = 0; operand.requiresGrad() && e < operand.shape().size(); e++) {
                assertThat(error(operand.grad().get(e), measured(harness, operand.value(), e)))
                        .as("%s[%d]", operand.name(), e)
                        .isLessThan(1e-7);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("opsAndStorages")
    void combinesItsTermsToWhatForwardWrote(Named named, Storage storage) {
        Node out = OpHarness.of(named.op(), storage).run().outs.get(0);
        for (int e = 0; e < out.shape().size(); e++) {
            double[] terms =
                    named.op().terms(out, e).stream().mapToDouble(Term::value).toArray();
            assertThat(error(named.op().combine(out, e, terms), out.value().get(e)))
                    .as("element %d", e)
                    .isLessThan(ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("opsAndStorages")
    void sumsItsBackwardTermsToWhatBackwardWrote(Named named, Storage storage) {
        assertSumsOfTerms(OpHarness.of(named.op(), storage));
        assertSumsOfTerms(OpHarness.twice(named.op(), storage));
    }

    static Stream<Arguments> opsAndAllStorages() {
        return ops().flatMap(n -> ALL.stream().map(s -> Arguments.of(n, s)));
    }

    @ParameterizedTest
    @MethodSource("opsAndAllStorages")
    void doesNotHideANaN(Named named, Storage storage) {
        OpHarness harness = OpHarness.of(named.op(), storage);
        harness.operands.get(0).value().set(1, Double.NaN);
        harness.graph.forward();
        Node out = harness.outs.get(0);
        int element = out.shape().size() == 12 ? 1 : 0;
        assertThat(out.value().get(element)).isNaN();
        assertThat(out.value().isFinite()).isFalse();
        assertThat(harness.graph.firstNonFinite()).contains(harness.operands.get(0));
    }

    @ParameterizedTest
    @MethodSource("opsOfTwoAlike")
    void doesNotHideANaNInItsSecondOperand(Named named) {
        for (Storage storage : ALL) {
            OpHarness harness = OpHarness.of(named.op(), storage);
            harness.operands.get(1).value().set(1, Double.NaN);
            harness.graph.forward();
            assertThat(harness.outs.get(0).value().isFinite()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("ops")
    void passesAnUpstreamNaNOn(Named named) {
        for (Storage storage : ALL) {
            OpHarness harness = OpHarness.of(named.op(), storage).run();
            Node out = harness.outs.get(0);
            out.grad().fill(Double.NaN);
            harness.operands.get(0).forgetGrad();
            named.op().backward(out);
            assertThat(harness.operands.get(0).grad().get(0))
                    .as(storage + " " + storage.dtype())
                    .isNaN();
        }
    }

    static Stream<Arguments> extremes() {
        return Stream.of(
                        new Sigmoid(),
                        new Tanh(),
                        new Relu(),
                        new LeakyRelu(),
                        new Identity(),
                        new Abs(),
                        new Softmax())
                .flatMap(op -> Stream.of(
                        Arguments.of(new Named(op), ND4J, ROUNDING),
                        Arguments.of(new Named(op), ND4J_FLOAT32, 2e-5),
                        Arguments.of(new Named(op), DEVICE, ROUNDING),
                        Arguments.of(new Named(op), DEVICE_FLOAT32, 2e-5)));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void agreesOnAllStoragesAtZeroAndFarOut(Named named, Storage storage, double tolerance) {
        double[] numbers = {0, -0.0, 1e-30, -1e-30, 1000, -1000, 88, -88, 20, -20, 5, -5};
        OpHarness plain = OpHarness.of(named.op(), PlainStorage.INSTANCE);
        OpHarness other = OpHarness.of(named.op(), storage);
        plain.operands.get(0).value().write(numbers);
        other.operands.get(0).value().write(numbers);
        compare(plain, other, tolerance);
        assertThat(plain.operands.get(0).grad().isFinite()).isTrue();
    }

    private static double measured(OpHarness harness, Tensor tensor, int element) {
        double epsilon = 1e-5;
        double value = tensor.get(element);
        tensor.set(element, value + epsilon);
        double above = harness.lossValue();
        tensor.set(element, value - epsilon);
        double below = harness.lossValue();
        tensor.set(element, value);
        return (above - below) / (2 * epsilon);
    }

    /** Each operand's gradient is what all uses of it added: the sum over the uses, and over the places it stands in. */
    private static void assertSumsOfTerms(OpHarness harness) {
        harness.run();
        for (Node operand : harness.operands) {
            for (int e = 0; operand.requiresGrad() && e < operand.shape().size(); e++) {
                int element = e;
                double sum = harness.outs.stream()
                        .flatMap(out -> IntStream.range(0, out.inputs().size())
                                .filter(i -> out.input(i) == operand)
                                .boxed()
                                .flatMap(i -> out.computedBy().backwardTerms(out, i, element).stream()))
                        .mapToDouble(BackwardTerm::value)
                        .sum();
                assertThat(error(sum, operand.grad().get(e)))
                        .as("%s[%d]", operand.name(), e)
                        .isLessThan(ROUNDING);
            }
        }
    }

    private static void compare(OpHarness plain, OpHarness other, double tolerance) {
        plain.run();
        other.run();
        compare(plain.outs.get(0).value(), other.outs.get(0).value(), tolerance, "value");
        List<Node> operands = plain.operands;
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).requiresGrad()) {
                compare(operands.get(i).grad(), other.operands.get(i).grad(), tolerance, "gradient " + i);
            }
        }
    }

    private static void compare(Tensor expected, Tensor found, double tolerance, String what) {
        for (int e = 0; e < expected.size(); e++) {
            assertThat(error(found.get(e), expected.get(e)))
                    .as("%s[%d]: %s on the plain storage, %s", what, e, expected.get(e), found.get(e))
                    .isLessThan(tolerance);
        }
    }

    private static double error(double a, double b) {
        return Math.abs(a - b) / Math.max(Math.max(Math.abs(a), Math.abs(b)), 1e-2);
    }
}
