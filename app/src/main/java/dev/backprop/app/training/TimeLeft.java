package dev.backprop.app.training;

import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;

/**
 * What is left of a run at the pace of its last epochs.
 *
 * @param seconds that an epoch takes, 0 or more
 * @param epochs still to do, 0 or more
 */
record TimeLeft(double seconds, int epochs) {
    private static final int RECENT = 20;
    private static final TimeLeft NOTHING = new TimeLeft(0, 0);

    /** Of a state; nothing where there is no pace yet, or no epoch to come. */
    static TimeLeft of(TrainingSnapshot snapshot) {
        List<EpochMetrics> metrics = snapshot.metrics();
        int left = snapshot.plan().epochs() - metrics.size();
        if (metrics.isEmpty() || left <= 0 || !snapshot.state().canGoOn()) {
            return NOTHING;
        }
        int from = Math.max(0, metrics.size() - RECENT);
        double seconds = metrics.subList(from, metrics.size()).stream()
                .mapToDouble(m -> m.record().seconds())
                .average()
                .orElse(0);
        return new TimeLeft(seconds, left);
    }

    /** How long it takes beside others that train in turn with it, an epoch each: it waits for theirs. */
    double beside(List<TimeLeft> others) {
        double waiting = others.stream()
                .mapToDouble(other -> other.seconds * Math.min(epochs, other.epochs))
                .sum();
        return seconds * epochs + waiting;
    }

    /** That in words; empty where nothing is left. */
    String words(List<TimeLeft> others) {
        return epochs == 0 ? "" : Words.duration(Math.round(beside(others)));
    }
}
