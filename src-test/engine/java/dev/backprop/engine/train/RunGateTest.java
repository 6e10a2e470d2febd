package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class RunGateTest {
    /** Longer than several looks at whether the wait is cancelled: a place in the queue is kept over them. */
    private static final long LONG_WAIT_MILLIS = 60;

    private final RunGate gate = new RunGate();
    private final List<Integer> order = new CopyOnWriteArrayList<>();

    private Thread waiting(int number) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                if (gate.enter(() -> false)) {
                    order.add(number);
                    gate.leave();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return thread;
    }

    @Test
    void whoeverWaitsLongestGoesNextHoweverLongItIs() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            order.clear();
            gate.enter(() -> false);
            List<Thread> threads = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                threads.add(waiting(number));
            }
            Thread.sleep(LONG_WAIT_MILLIS);
            gate.leave();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(order).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void whoeverGivesUpLetsTheOthersPass() throws InterruptedException {
        gate.enter(() -> false);
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicBoolean entered = new AtomicBoolean(true);
        Thread gone = new Thread(() -> {
            try {
                entered.set(gate.enter(cancelled::get));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        gone.start();
        while (gone.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        Thread next = waiting(7);
        cancelled.set(true);
        gone.join();
        gate.leave();
        next.join();
        assertThat(entered).isFalse();
        assertThat(order).containsExactly(7);
    }

    @Test
    void neverMoreThanOneIsWithin() throws InterruptedException {
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int turn = 0; turn < 2000; turn++) {
                        gate.enter(() -> false);
                        most.accumulateAndGet(within.incrementAndGet(), Math::max);
                        within.decrementAndGet();
                        gate.leave();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }
}
