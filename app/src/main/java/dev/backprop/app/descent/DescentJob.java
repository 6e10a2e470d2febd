package dev.backprop.app.descent;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * A setting to compute, with all that runs beside it. Descents that are there already are not computed again. Immutable; any
 * thread may run it.
 */
final class DescentJob {
    /** What a step costs besides its function, in characters of a function. */
    private static final int OVERHEAD = 10;

    private final DescentConfig config;
    private final List<Rival> rivals;
    private final List<Run> known;
    private final List<DescentConfig> missing;

    /**
     * @param config the setting
     * @param rivals what races it; where nothing does the notebook's settings run beside it
     * @param known what has been computed
     */
    DescentJob(DescentConfig config, List<Rival> rivals, List<Run> known) {
        this.config = config;
        this.rivals = List.copyOf(rivals);
        this.known = List.copyOf(known);
        List<DescentConfig> all = new ArrayList<>(Run.beside(config, rivals));
        all.add(config);
        List<DescentConfig> there =
                known.stream().map(run -> run.trajectory().config()).toList();
        missing = all.stream().distinct().filter(each -> !there.contains(each)).toList();
    }

    /** How much there is to do: steps, each as many times as its function has characters; a unit takes 5 to 15 ns. */
    long work() {
        return (long) missing.size() * config.steps() * (config.f().length() + OVERHEAD);
    }

    /** What is to be computed, in words. */
    String words() {
        int count = missing.size();
        String steps = String.format(Locale.ROOT, "%,d steps", config.steps());
        return (count == 1 ? "a descent of " : count + " descents of ") + steps;
    }

    /** How much memory there must be, in bytes: for what is to be computed, beside what is there until it has been. */
    long bytes() {
        long there = known.stream()
                .map(run -> run.trajectory().config())
                .mapToLong(Trajectory::bytes)
                .sum();
        return there + missing.stream().mapToLong(Trajectory::bytes).sum();
    }

    /**
     * Computes it.
     *
     * @param progress told now and then how far it is, 0 to 1, on the calling thread
     * @param cancelled asked as often
     * @return empty if it was cancelled
     */
    Optional<DescentRuns> run(DoubleConsumer progress, BooleanSupplier cancelled) {
        Work work = new Work(progress, cancelled);
        try {
            Outline current = work.outline(config);
            List<Run> runs =
                    rivals.isEmpty() ? Run.compare(current, work::outline) : Run.race(current, rivals, work::outline);
            return Optional.of(DescentRuns.of(current, runs, !rivals.isEmpty()));
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    /** One run of the job. */
    private final class Work {
        private final DoubleConsumer progress;
        private final BooleanSupplier cancelled;
        private final Map<DescentConfig, Outline> outlines = new HashMap<>();
        private final double all = Math.max(1, missing.size());
        private int done;

        Work(DoubleConsumer progress, BooleanSupplier cancelled) {
            this.progress = progress;
            this.cancelled = cancelled;
            known.forEach(run -> outlines.put(run.trajectory().config(), run.outline()));
        }

        Outline outline(DescentConfig wanted) {
            Outline there = outlines.get(wanted);
            if (there != null) {
                return there;
            }
            double steps = Math.max(1, wanted.steps());
            Outline fresh = Trajectory.of(wanted, k -> progress.accept((done + k / steps) / all), cancelled)
                    .map(Outline::new)
                    .orElseThrow(CancellationException::new);
            outlines.put(wanted, fresh);
            done++;
            return fresh;
        }
    }
}
