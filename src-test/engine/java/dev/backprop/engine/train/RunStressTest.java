package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of commands from several threads at once, to runs that share a gate. */
class RunStressTest {
    private static final int THREADS = 4;
    private static final int COMMANDS = 1500;
    private static final List<Rule> RULES = List.of(Rule.values());
    /** Between two commands of a thread: some come while an epoch is trained, some after several. */
    private static final int MOST_NANOS = 2_000_000;

    private static final long PATIENCE_MILLIS = 60_000;

    /** A run, and what its snapshots have shown. */
    private static final class Watched {
        private final TrainingRun run;
        private final AtomicLong newest = new AtomicLong();
        private final AtomicReference<@Nullable TrainingSnapshot> last = new AtomicReference<>();
        /** Kinds of what happened, so that a test that does nothing is none. */
        private final Set<String> happened = ConcurrentHashMap.newKeySet();

        Watched(RunGate gate, ConcurrentLinkedQueue<String> faults) {
            run = new TrainingRun(
                    s -> {
                        if (s.generation() < newest.get()) {
                            faults.add("a snapshot of generation " + s.generation() + " after a reset to " + newest);
                        }
                        if (s.state() == RunState.FAILED) {
                            faults.add(String.valueOf(s.failure()));
                        }
                        note(s);
                        last.set(s);
                    },
                    gate);
        }

        private void note(TrainingSnapshot s) {
            happened.add(String.valueOf(s.state()));
            happened.add(s.batchesDone() > 0 ? "within an epoch" : "between epochs");
            happened.add(s.legs().size() > 1 ? "changed" : "unchanged");
            Origin origin = s.plan().origin();
            happened.add(origin == null ? "from the start" : "branch");
            happened.add(origin != null && s.epoch() > origin.epoch() ? "branch trained" : "no branch trained");
        }

        void reset(RunPlan plan) {
            newest.accumulateAndGet(run.reset(plan), Math::max);
        }
    }

    private static RunPlan plan() {
        return Synthetic.plan(Synthetic.config(new OptimizerSpec(Rule.ADAM, 1e-4, 0.9), 40, 2, 2), 200, 50_000);
    }

    private static void command(Watched watched, SplittableRandom random) {
        TrainingRun run = watched.run;
        TrainingConfig config = plan().config();
        switch (random.nextInt(24)) {
            case 0 -> watched.reset(plan());
            case 1 -> run.stop();
            case 2, 3 -> run.pause();
            case 4 -> run.batches(1);
            case 5 -> run.oneEpoch();
            case 6 -> run.setEpochs(1 + random.nextInt(300));
            case 7 ->
                run.reconfigure(
                        config.withOptimizer(new OptimizerSpec(RULES.get(random.nextInt(RULES.size())), 1e-4, 0.9)));
            case 8 -> run.reconfigure(config.withBatch(20 + random.nextInt(300)).withZeroGrad(random.nextBoolean()));
            case 9 -> branch(watched, random);
            default -> run.start();
        }
    }

    /** From any epoch of what was seen last, however long ago: by then it may be closed, and says so. */
    private static void branch(Watched watched, SplittableRandom random) {
        TrainingSnapshot seen = watched.last.get();
        if (seen == null) {
            return;
        }
        try {
            int epoch = random.nextInt(seen.epoch() + 1);
            Origin origin = seen.history().branch(epoch, () -> random.nextInt(50) == 0);
            watched.reset(seen.plan().withOrigin(origin, seen.config()));
        } catch (CancellationException e) {
            assertThat(seen.history()).isNotNull();
        }
    }

    @Test
    void leaveNoThreadNoStaleSnapshotAndNoError() throws InterruptedException {
        ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        RunGate gate = new RunGate();
        List<Watched> runs = List.of(new Watched(gate, faults), new Watched(gate, faults));
        runs.forEach(w -> w.reset(plan()));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            SplittableRandom random = new SplittableRandom(t);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < COMMANDS; i++) {
                    command(runs.get(random.nextInt(runs.size())), random);
                    LockSupport.parkNanos(random.nextInt(MOST_NANOS));
                }
            });
            thread.setUncaughtExceptionHandler((where, problem) -> faults.add(problem.toString()));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // Whatever has happened: each can still be trained from the beginning to the end.
        for (Watched watched : runs) {
            watched.reset(plan().withEpochs(3));
            watched.run.start();
            assertThat(ends(watched)).isTrue();
        }
        for (Watched watched : runs) {
            watched.run.close();
            assertThat(watched.run.awaitClosed(PATIENCE_MILLIS)).isTrue();
        }
        assertThat(faults).isEmpty();
        for (Watched watched : runs) {
            assertThat(watched.happened)
                    .contains(
                            "RUNNING", "PAUSED", "STOPPED", "FINISHED", "within an epoch", "changed", "branch trained");
        }
        assertThat(TrainingRunTest.backpropThreadsGone()).isTrue();
    }

    private static boolean ends(Watched watched) throws InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += 5) {
            TrainingSnapshot last = watched.last.get();
            if (last != null && last.generation() == watched.newest.get() && last.state() == RunState.FINISHED) {
                return last.epoch() == 3;
            }
            Thread.sleep(5);
        }
        return false;
    }
}
