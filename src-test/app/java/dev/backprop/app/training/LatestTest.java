package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.BeatExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Values on their way to the JavaFX thread, which this thread plays. */
class LatestTest {
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<Integer> taken = new ArrayList<>();

    private void runNext() throws InterruptedException {
        Objects.requireNonNull(fx.poll(60, TimeUnit.SECONDS), "nothing came to the JavaFX thread")
                .run();
    }

    @Test
    void theLatestWins() throws InterruptedException {
        Latest<Integer> latest = new Latest<>(fx::add, taken::add);
        latest.accept(1);
        latest.accept(2);
        runNext();
        assertThat(taken).containsExactly(2);
    }

    @Test
    void oneThatWaitsForTheBeatComesByItself() throws InterruptedException {
        Latest<Integer> latest = new Latest<>(fx::add, taken::add, value -> true);
        latest.accept(1);
        latest.accept(2);
        runNext();
        assertThat(taken).containsExactly(2);
    }

    @Test
    void oneThatDoesNotWaitOvertakesOneThatDoes() throws InterruptedException {
        Latest<Integer> latest = new Latest<>(fx::add, taken::add, value -> value < 10);
        latest.accept(1);
        latest.accept(10);
        runNext();
        assertThat(taken).containsExactly(10);
        runNext();
        assertThat(taken).containsExactly(10);
    }

    @Test
    void everyValueAfterATakeComes() throws InterruptedException {
        Latest<Integer> latest = new Latest<>(fx::add, taken::add, value -> value < 10);
        latest.accept(1);
        runNext();
        latest.accept(2);
        runNext();
        latest.accept(10);
        runNext();
        assertThat(taken).containsExactly(1, 2, 10);
    }

    @Test
    void inAWindowItWaitsForTheWindowsBeat() throws InterruptedException {
        List<Runnable> onBeat = new ArrayList<>();
        BeatExecutor window = new BeatExecutor() {
            @Override
            public void execute(Runnable task) {
                fx.add(task);
            }

            @Override
            public void executeOnBeat(Runnable task) {
                onBeat.add(task);
            }
        };
        Latest<Integer> latest = new Latest<>(window, taken::add, value -> value < 10);
        latest.accept(1);
        latest.accept(2);
        assertThat(onBeat).hasSize(1);
        onBeat.get(0).run();
        latest.accept(10);
        runNext();
        assertThat(taken).containsExactly(2, 10);
    }
}
