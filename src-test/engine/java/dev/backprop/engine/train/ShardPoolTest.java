package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardPoolTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 1", "2, 60", "4, 3", "3, 1000"})
    void everyPieceIsCarriedOnce(int threads, int count) {
        try (ShardPool pool = new ShardPool(threads)) {
            for (int round = 0; round < 50; round++) {
                AtomicIntegerArray carried = new AtomicIntegerArray(count);
                pool.run(count, (carrier, piece) -> carried.incrementAndGet(piece));
                for (int piece = 0; piece < count; piece++) {
                    assertThat(carried.get(piece)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void noCarrierHasTwoPiecesAtATime() {
        AtomicIntegerArray busy = new AtomicIntegerArray(3);
        try (ShardPool pool = new ShardPool(3)) {
            pool.run(500, (carrier, piece) -> {
                assertThat(busy.incrementAndGet(carrier)).isEqualTo(1);
                Thread.onSpinWait();
                busy.decrementAndGet(carrier);
            });
        }
    }

    @Test
    void whileOneThreadStandsBackTheOthersCarryTheRest() {
        CountDownLatch others = new CountDownLatch(9);
        try (ShardPool pool = new ShardPool(2)) {
            pool.run(10, (carrier, piece) -> {
                if (piece == 0) {
                    // Held until all others are done: fixed halves would wait here for ever.
                    await(others);
                } else {
                    others.countDown();
                }
            });
        }
        assertThat(others.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailureIsToldAfterEveryPieceHasEnded() {
        AtomicIntegerArray carried = new AtomicIntegerArray(20);
        try (ShardPool pool = new ShardPool(2)) {
            assertThatThrownBy(() -> pool.run(20, (carrier, piece) -> {
                        carried.incrementAndGet(piece);
                        if (piece == 3) {
                            throw new IllegalArgumentException("piece 3");
                        }
                    }))
                    .hasRootCauseMessage("piece 3");
        }
        for (int piece = 0; piece < 20; piece++) {
            assertThat(carried.get(piece)).isEqualTo(1);
        }
    }
}
