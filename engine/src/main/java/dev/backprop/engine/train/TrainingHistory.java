package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run's past: every epoch's metrics, and within a budget of memory keyframes from which any state is trained again,
 * bit for bit. As the run grows, keyframes are thinned: every second, then every fourth epoch has one, and so on. The run's
 * thread records; any thread may look back.
 */
public final class TrainingHistory implements AutoCloseable {
    private final RunPlan plan;
    private final AppendLog<TestPoint> tests = new AppendLog<>();
    private final AppendLog<EpochMetrics> metrics = new AppendLog<>();
    private final TreeMap<Integer, Checkpoint> keyframes = new TreeMap<>();
    private final Object replaying = new Object();
    /** Beside the keyframes and their budget: the one that is saved must not be thinned out. */
    private @Nullable Checkpoint resting;

    private long bytes;
    private int stride = 1;
    private Legs legs;
    private volatile boolean closed;
    private @Nullable Trainer replay;

    /** The history of a run so far: empty, or its origin's. */
    public TrainingHistory(RunPlan plan) {
        this.plan = plan;
        Origin origin = plan.origin();
        if (origin == null) {
            legs = Legs.of(plan.config());
        } else {
            legs = Legs.of(origin.legs()).from(origin.epoch(), plan.config());
            origin.metrics().forEach(metrics::add);
            origin.tests().forEach(tests::add);
            keyframes.putAll(origin.keyframes());
            bytes = sum();
            keep(origin.checkpoint());
            resting = origin.checkpoint();
        }
    }

    /** Keeps the state that a run begins with. */
    public void begin(Trainer trainer) {
        keep(trainer.checkpoint());
    }

    /** From that epoch on the run has another configuration. */
    public void configure(int fromEpoch, TrainingConfig config) {
        synchronized (keyframes) {
            legs = legs.from(fromEpoch, config);
        }
    }

    /** The configuration of an epoch, whether it has been or not. */
    public TrainingConfig config(int epoch) {
        synchronized (keyframes) {
            return legs.at(epoch);
        }
    }

    /** The stretches of the run, in order. */
    public List<Leg> legs() {
        synchronized (keyframes) {
            return legs.list();
        }
    }

    /** Keeps what the test set gave. */
    public void tested(TestPoint point) {
        synchronized (keyframes) {
            tests.add(point);
        }
    }

    /** Whenever the test set was measured; the list does not grow. */
    public List<TestPoint> tests() {
        synchronized (keyframes) {
            return tests.view();
        }
    }

    /** Keeps what an epoch gave and, where a keyframe is due, the state after it. */
    public void record(EpochRecord record, Trainer trainer) {
        synchronized (keyframes) {
            metrics.add(new EpochMetrics(record, trainer.layerNorms()));
        }
        if (trainer.epochs() % stride() == 0) {
            keep(trainer.checkpoint());
        }
    }

    /**
     * Keeps the state in which the run rests, or that before the epoch in which it does: it is saved, or gone on from.
     *
     * @param state one between two epochs
     */
    public void rest(Checkpoint state) {
        synchronized (keyframes) {
            resting = state;
        }
    }

    /**
     * The last state at or before an epoch that needs no training again.
     *
     * @param epoch at least 0
     * @return empty before the first epoch has begun, and after {@link #close}
     */
    public Optional<Checkpoint> keyframe(int epoch) {
        synchronized (keyframes) {
            Map.Entry<Integer, Checkpoint> kept = keyframes.floorEntry(epoch);
            Checkpoint rest = resting;
            if (rest != null && rest.epoch() <= epoch && (kept == null || rest.epoch() > kept.getKey())) {
                return Optional.of(rest);
            }
            return Optional.ofNullable(kept).map(Map.Entry::getValue);
        }
    }

    /** Every epoch so far; the list does not grow. */
    public List<EpochMetrics> metrics() {
        synchronized (keyframes) {
            return metrics.view();
        }
    }

    /** The epochs that can be shown without training again, ascending. */
    public List<Integer> keyframes() {
        synchronized (keyframes) {
            return List.copyOf(keyframes.keySet());
        }
    }

    /** The memory that keyframes hold. */
    public long bytes() {
        synchronized (keyframes) {
            return bytes;
        }
    }

    private int stride() {
        synchronized (keyframes) {
            return stride;
        }
    }

    private void keep(Checkpoint checkpoint) {
        synchronized (keyframes) {
            Checkpoint before = keyframes.put(checkpoint.epoch(), checkpoint);
            bytes += checkpoint.bytes() - (before == null ? 0 : before.bytes());
            while (bytes > plan.historyBytes() && keyframes.size() > 1) {
                thin();
            }
        }
    }

    /** The first state is always kept: without it nothing could be replayed. */
    private void thin() {
        stride *= 2;
        keyframes.keySet().removeIf(epoch -> epoch % stride != 0);
        bytes = sum();
    }

    private long sum() {
        return keyframes.values().stream().mapToLong(Checkpoint::bytes).sum();
    }

    /**
     * The state after {@code epoch} epochs, exactly as it was, and how it does on the test set. It may take as long as
     * training from the keyframe before it.
     *
     * @param epoch 0 to the number of epochs recorded
     * @param cancelled asked often; once it says so, a {@link CancellationException} follows
     */
    public Moment at(int epoch, BooleanSupplier cancelled) {
        return replayed(epoch, cancelled, trainer -> {
            Evaluation test = trainer.test(plan.test());
            return new Moment(trainer.checkpoint(), trainer.parameters(), test.metrics(), test.predictions());
        });
    }

    /**
     * What another run needs to go on from the state after {@code epoch} epochs; it lives on when this run is closed.
     *
     * @param epoch as of {@link #at}
     * @param cancelled as of {@link #at}
     */
    public Origin branch(int epoch, BooleanSupplier cancelled) {
        Checkpoint checkpoint = replayed(epoch, cancelled, Trainer::checkpoint);
        synchronized (keyframes) {
            if (closed) {
                throw new CancellationException();
            }
            return new Origin(
                    legs.list().stream()
                            .filter(leg -> leg.fromEpoch() == 0 || leg.fromEpoch() < epoch)
                            .toList(),
                    metrics.view().subList(0, epoch),
                    tests.view().stream().filter(t -> t.epoch() <= epoch).toList(),
                    keyframes.headMap(epoch, true),
                    checkpoint);
        }
    }

    private <T> T replayed(int epoch, BooleanSupplier cancelled, Function<Trainer, T> read) {
        if (epoch < 0 || epoch > metrics().size()) {
            throw new IllegalArgumentException(
                    "epoch " + epoch + ": expected 0 to " + metrics().size());
        }
        BooleanSupplier over = () -> closed || cancelled.getAsBoolean();
        synchronized (replaying) {
            if (over.getAsBoolean()) {
                throw new CancellationException();
            }
            Trainer trainer = replayer();
            goTo(trainer, epoch, over);
            return read.apply(trainer);
        }
    }

    private void goTo(Trainer trainer, int epoch, BooleanSupplier cancelled) {
        // Without the first state, that of the replayer, the history has just been closed.
        Checkpoint nearest = keyframe(epoch).orElseThrow(CancellationException::new);
        if (trainer.epochs() > epoch || trainer.epochs() < nearest.epoch()) {
            // The state is of the rule that led to it, not of the one that follows.
            trainer.reconfigure(config(Math.max(0, nearest.epoch() - 1)));
            trainer.restore(nearest);
        }
        while (trainer.epochs() < epoch) {
            trainer.reconfigure(config(trainer.epochs()));
            trainer.epoch(cancelled);
        }
    }

    private @Nullable Checkpoint first() {
        synchronized (keyframes) {
            return keyframes.get(0);
        }
    }

    private Trainer replayer() {
        Trainer now = replay;
        if (now == null) {
            Dataset data = plan.train();
            now = new Trainer(data, config(0), plan.initial());
            replay = now;
            Checkpoint first = first();
            if (first == null) {
                keep(now.checkpoint());
            } else {
                // A past may begin with other weights than the plan's.
                now.restore(first);
            }
        }
        return now;
    }

    /** Ends a replay that is under way and gives the memory back. */
    @Override
    public void close() {
        closed = true;
        synchronized (replaying) {
            if (replay != null) {
                replay.close();
                replay = null;
            }
        }
        synchronized (keyframes) {
            keyframes.clear();
            resting = null;
            bytes = 0;
        }
    }
}
