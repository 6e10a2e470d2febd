package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracerTest {
    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final List<PassTrace> ready = new ArrayList<>();
    private final List<Integer> grown = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private final Session session = Preset.TOY_GRADIENTS.session();
    private final List<Integer> progress = new ArrayList<>();
    private final Tracer.Receiver receiver = new Tracer.Receiver() {
        @Override
        public void ready(PassTrace trace) {
            ready.add(trace);
        }

        @Override
        public void grown(PassTrace trace) {
            grown.add(trace.iterations());
        }

        @Override
        public void failed(Throwable problem) {
            failed.add(problem);
        }

        @Override
        public void progress(int done, int wanted) {
            progress.add(wanted);
        }
    };
    private long now;
    private final Tracer tracer = new Tracer(engine::add, window::add, receiver, () -> now);

    private static void run(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void computesOnlyTheLatestOfManyRequests() {
        for (int i = 0; i < 10; i++) {
            tracer.request(NumberRef.of("x[0]").orElseThrow().set(session, 0, i), 0, 0, 1);
        }
        assertThat(tracer.busy()).isTrue();
        run(engine);
        run(window);

        assertThat(tracer.busy()).isFalse();
        assertThat(ready).hasSize(1);
        assertThat(ready.get(0).at(0).value(ready.get(0).network().x(), 0)).hasValue(9);
    }

    @Test
    void dropsAResultThatIsNoLongerWanted() {
        tracer.request(session, 0, 0, 1);
        run(engine);
        tracer.cancel();
        run(window);

        assertThat(ready).isEmpty();
        assertThat(tracer.busy()).isFalse();
    }

    @Test
    void handsTheCursorsIterationOverBeforeTheLaterOnes() {
        int length = Traced.of(session, 0).iterationLength();
        tracer.request(session, 0, 2 * length, 50);
        run(engine);
        window.remove().run();
        assertThat(ready).hasSize(1);
        assertThat(grown).isEmpty();
        run(window);

        assertThat(grown).containsExactly(50);
    }

    @Test
    void saysWhatCouldNotBeComputed() {
        tracer.request(session, 7, 0, 1);
        run(engine);
        run(window);

        assertThat(failed).hasSize(1);
        assertThat(ready).isEmpty();
    }

    private Session with(double x) {
        return NumberRef.of("x[0]").orElseThrow().set(session, 0, x);
    }

    @Test
    void showsATraceOnTheWayThoughANewerOneIsWanted() {
        tracer.request(with(1), 0, 0, 1);
        run(engine);
        tracer.request(with(2), 0, 0, 1);
        run(window);

        assertThat(ready).hasSize(1);
        assertThat(tracer.busy()).isTrue();
        run(engine);
        run(window);
        assertThat(ready).hasSize(2);
        assertThat(tracer.busy()).isFalse();
    }

    @Test
    void showsNoTraceOfANetworkOfAnotherShape() {
        tracer.request(session, 0, 0, 1);
        run(engine);
        tracer.request(Sessions.of(1, 3, 2, 1), 0, 0, 1);
        run(window);

        assertThat(ready).isEmpty();
    }

    @Test
    void givesUpASupersededTraceThatIsFarFromTheCursor() {
        int length = Traced.of(session, 0).iterationLength();
        Runnable[] meanwhile = {() -> {}};
        Tracer racing = new Tracer(engine::add, window::add, receiver, () -> {
            now += 100_000_000;
            meanwhile[0].run();
            return now;
        });
        racing.request(session, 0, 1_000_000 * length, 1_000_000);
        Runnable first = engine.remove();
        meanwhile[0] = () -> {
            meanwhile[0] = () -> {};
            racing.request(with(3), 0, 0, 1);
        };
        first.run();
        run(window);
        assertThat(ready).isEmpty();

        run(engine);
        run(window);
        assertThat(ready).hasSize(1);
        assertThat(ready.get(0).at(0).value(ready.get(0).network().x(), 0)).hasValue(3);
    }

    /** A drag during which a newer number is asked for whenever the engine looks, so often a second that it computes. */
    private Tracer dragged(long nanosALook, int newer) {
        int[] left = {newer};
        Tracer[] tracer = new Tracer[1];
        tracer[0] = new Tracer(engine::add, window::add, receiver, () -> {
            now += nanosALook;
            if (left[0] > 0) {
                left[0]--;
                tracer[0].request(with(newer - left[0]), 0, farAway(), 1);
            }
            return now;
        });
        tracer[0].request(with(0), 0, farAway(), 1);
        return tracer[0];
    }

    private int farAway() {
        return 5_000 * Traced.of(session, 0).iterationLength();
    }

    @Test
    void showsWhatADragHasBegunThenItsLatestThoughNewerOnesComeAllTheTime() {
        Tracer drag = dragged(10_000_000, 30);
        engine.remove().run();
        run(window);
        assertThat(ready)
                .as("half a second of computing, with a newer number every 10 ms")
                .hasSize(1);
        assertThat(ready.get(0).iterations()).isEqualTo(5_000);
        assertThat(drag.busy()).isTrue();

        run(engine);
        run(window);
        assertThat(drag.busy()).isFalse();
        PassTrace last = ready.get(ready.size() - 1);
        assertThat(last.at(0).value(last.network().x(), 0)).hasValue(30);
        assertThat(ready).as("what came between is left out").hasSizeLessThan(5);
    }

    @Test
    void doesNotKeepTheLatestOfADragWaitingForLong() {
        dragged(100_000_000, 1);
        engine.remove().run();
        run(window);

        assertThat(ready).as("it would take 5 s").isEmpty();
    }

    @Test
    void finishesNothingThatAnotherNetworkTakesThePlaceOf() {
        Tracer[] racing = new Tracer[1];
        boolean[] asked = new boolean[1];
        racing[0] = new Tracer(engine::add, window::add, receiver, () -> {
            if (!asked[0]) {
                asked[0] = true;
                racing[0].request(Sessions.of(1, 3, 2, 1), 0, 0, 1);
            }
            return now;
        });
        racing[0].request(session, 0, farAway(), 1);
        run(engine);
        run(window);

        assertThat(ready).hasSize(1);
        assertThat(ready.get(0).network().parameterNodes()).isNotEmpty();
        assertThat(ready.get(0).iterations()).isEqualTo(1);
    }

    @Test
    void saysHowFarALongTraceIs() {
        Tracer slow = new Tracer(engine::add, window::add, receiver, () -> now += 100_000_000);
        slow.request(session, 0, 0, 40_000);
        run(engine);
        run(window);

        assertThat(progress).isNotEmpty().containsOnly(40_000);
    }

    @Test
    void saysNothingOfATraceThatIsSoonThere() {
        tracer.request(session, 0, 0, 40_000);
        run(engine);
        run(window);

        assertThat(progress).isEmpty();
    }
}
