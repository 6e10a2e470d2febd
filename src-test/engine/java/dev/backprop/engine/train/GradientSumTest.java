package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientSumTest {
    private static final Storage STORAGE = new Nd4jStorage(DType.FLOAT32);
    /** In single precision their sum depends on the order: 1 is lost beside 10⁸ and not beside −10⁸ + 10⁸. */
    private static final double[] PARTS = {1e8, 1, -1e8, 1};

    private static List<Tensor> room() {
        return List.of(STORAGE.zeros(new Shape(1, 2)), STORAGE.zeros(new Shape(1, 1)));
    }

    private static List<List<Tensor>> part(double value) {
        List<Tensor> tensors = room();
        tensors.forEach(t -> t.fill(value));
        return List.of(tensors);
    }

    private static double added(GradientSum sum, int... order) {
        sum.begin();
        for (int piece : order) {
            sum.add(piece, part(PARTS[piece]));
        }
        assertThat(sum.sum().get(0).get(1)).isEqualTo(sum.sum().get(1).get(0));
        return sum.sum().get(0).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "3210", "1302", "2031"})
    void addsInTheOrderOfThePiecesWhicheverComesFirst(String order) {
        try (GradientSum sum = new GradientSum(GradientSumTest::room)) {
            assertThat(added(sum, order.chars().map(c -> c - '0').toArray())).isEqualTo(1);
        }
    }

    @Test
    void partsOfOnePieceAreAddedToEachOther() {
        try (GradientSum sum = new GradientSum(GradientSumTest::room)) {
            sum.begin();
            sum.add(1, List.of(part(2).get(0), part(3).get(0)));
            sum.add(0, part(10));
            assertThat(sum.sum().get(1).get(0)).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void partsOfOnePieceAreAddedToEachOtherFirst(int first) {
        try (GradientSum sum = new GradientSum(GradientSumTest::room)) {
            sum.begin();
            for (int piece : new int[] {first, 1 - first}) {
                // 10⁸ + 4 is 10⁸ in single precision, and 10⁸ + (4 + 4) is more.
                sum.add(piece, piece == 0 ? part(1e8) : List.of(part(4).get(0), part(4).get(0)));
            }
            assertThat(sum.sum().get(0).get(0)).isEqualTo(1e8 + 8);
        }
    }

    @Test
    void whatWaitedInABatchThatWasLeftIsForgotten() {
        try (GradientSum sum = new GradientSum(GradientSumTest::room)) {
            sum.begin();
            sum.add(1, part(7));
            assertThat(added(sum, 0, 1, 2, 3)).isEqualTo(1);
        }
    }

    @Test
    void theNextSumLeavesOneThatWasGivenAway() {
        try (GradientSum sum = new GradientSum(GradientSumTest::room)) {
            added(sum, 0, 1, 2, 3);
            List<Tensor> first = sum.exchange(room());
            sum.begin();
            sum.add(0, part(5));
            assertThat(first.get(0).get(0)).isEqualTo(1);
            assertThat(sum.sum().get(0).get(0)).isEqualTo(5);
            first.forEach(Tensor::close);
        }
    }
}
