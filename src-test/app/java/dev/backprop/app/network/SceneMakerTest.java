package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.trace.PassTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneMakerTest {
    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final List<Integer> found = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private final PassTrace trace = Traced.of(Preset.TOY_GRADIENTS.session(), 0);
    private final SceneMaker maker = new SceneMaker(engine::add, window::add, at -> found.add(at.index()), failed::add);

    private static void run(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void readsOnlyTheLatestOfManyRequests() {
        for (int i = 0; i < 10; i++) {
            maker.request(trace, i, 4);
        }
        assertThat(maker.busy()).isTrue();
        run(engine);
        run(window);

        assertThat(found).containsExactly(9);
        assertThat(maker.busy()).isFalse();
    }

    @Test
    void showsWhatWasReadThoughSomethingNewerIsWanted() {
        maker.request(trace, 3, 4);
        run(engine);
        maker.request(trace, 5, 4);
        run(window);

        assertThat(found).containsExactly(3);
        assertThat(maker.busy()).isTrue();
    }

    @Test
    void handsNothingOverThatIsOlderThanWhatIsShown() {
        maker.request(trace, 3, 4);
        run(engine);
        maker.now(trace, 7, 4);
        run(window);

        assertThat(found).containsExactly(7);
    }

    @Test
    void saysWhatCouldNotBeRead() {
        maker.request(trace, trace.length() + 1, 4);
        run(engine);
        run(window);

        assertThat(failed).hasSize(1);
        assertThat(maker.busy()).isFalse();
    }
}
