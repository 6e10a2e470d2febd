package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {
    @ParameterizedTest
    @CsvSource({
        "60000, 2, 250",
        "60000, 3, 250",
        "4311, 2, 250",
        "128, 2, 250",
        "1, 1, 250",
        "2, 4, 250",
        "60000, 1, 60000"
    })
    void everyRowIsInOnePieceAndTheyAreInOrder(int rows, int shards, int block) {
        int next = 0;
        for (Piece piece : Piece.of(rows, shards, block)) {
            assertThat(piece.from).isEqualTo(next);
            assertThat(piece.to).isGreaterThan(piece.from);
            next = piece.to;
        }
        assertThat(next).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"60000, 2, 250", "60000, 7, 250", "128, 2, 250"})
    void noPieceReachesOverAShardsEnd(int rows, int shards, int block) {
        List<Piece> pieces = Piece.of(rows, shards, block);
        for (int s = 1; s < shards; s++) {
            int border = (int) ((long) rows * s / shards);
            assertThat(pieces).anySatisfy(piece -> assertThat(piece.from).isEqualTo(border));
        }
    }

    @ParameterizedTest
    @CsvSource({"128, 2, 250, 2", "60000, 1, 60000, 1", "60000, 2, 250, 60"})
    void aSmallBatchIsAPieceAShardAndALargeOneHasMany(int rows, int shards, int block, int count) {
        assertThat(Piece.of(rows, shards, block)).hasSize(count);
    }
}
