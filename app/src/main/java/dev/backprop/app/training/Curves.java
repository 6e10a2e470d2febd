package dev.backprop.app.training;

import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The curves of the runs as arrays. A run's epochs are read once, when they are new: with a hundred thousand of them a
 * picture must not begin at the first again. One thread at a time.
 */
final class Curves {
    private final Map<Integer, Kept> byRun = new HashMap<>();

    /** The curves of a run, in the order of {@link Metric#curves}. */
    List<Curve> of(ChartRun run, Metric metric, double smoothing) {
        TrainingSnapshot snapshot = run.snapshot();
        Kept kept = byRun.get(run.id());
        if (kept == null || !kept.continuesIn(snapshot, metric, smoothing)) {
            kept = new Kept(snapshot, metric, smoothing);
            byRun.put(run.id(), kept);
        }
        kept.take(snapshot);
        return kept.curves;
    }

    /** Forgets the runs that are not among these. */
    void retain(List<ChartRun> runs) {
        Set<Integer> ids = runs.stream().map(ChartRun::id).collect(Collectors.toSet());
        byRun.keySet().retainAll(ids);
    }

    private static final class Kept {
        private final long generation;
        private final Metric metric;
        private final double smoothing;
        private final List<Curve> curves;
        private int epochs;
        private int tests;
        private @Nullable EpochMetrics lastEpoch;
        private @Nullable TestPoint lastTest;

        Kept(TrainingSnapshot snapshot, Metric metric, double smoothing) {
            generation = snapshot.generation();
            this.metric = metric;
            this.smoothing = smoothing;
            curves = metric.curves(snapshot).stream()
                    .map(name -> new Curve(name, smoothing))
                    .toList();
        }

        /** Whether what has been read is the beginning of this state of a run. */
        boolean continuesIn(TrainingSnapshot snapshot, Metric wanted, double wantedSmoothing) {
            return generation == snapshot.generation()
                    && metric == wanted
                    && smoothing == wantedSmoothing
                    && begins(epochs, lastEpoch, snapshot.metrics())
                    && begins(tests, lastTest, snapshot.tests());
        }

        private static boolean begins(int count, @Nullable Object last, List<?> all) {
            return count == 0 || (count <= all.size() && all.get(count - 1) == last);
        }

        void take(TrainingSnapshot snapshot) {
            List<EpochMetrics> metrics = snapshot.metrics();
            for (; epochs < metrics.size(); epochs++) {
                lastEpoch = metrics.get(epochs);
                take(lastEpoch);
            }
            List<TestPoint> points = snapshot.tests();
            for (; tests < points.size(); tests++) {
                lastTest = points.get(tests);
                take(lastTest);
            }
        }

        private void take(EpochMetrics epoch) {
            double x = epoch.record().epoch();
            if (metric == Metric.LOSS) {
                curves.get(0).add(x, epoch.record().loss());
            } else if (metric == Metric.ACCURACY) {
                curves.get(0).add(x, 100 * epoch.record().accuracy());
            } else if (metric.byLayer()) {
                List<LayerNorms> layers = epoch.layers();
                for (int l = 0; l < curves.size(); l++) {
                    curves.get(l).add(x, l < layers.size() ? metric.of(layers.get(l)) : Double.NaN);
                }
            }
        }

        private void take(TestPoint test) {
            if (metric == Metric.LOSS) {
                curves.get(1).add(test.epoch(), test.metrics().loss());
            } else if (metric == Metric.ACCURACY) {
                curves.get(1).add(test.epoch(), 100 * test.metrics().accuracy());
            }
        }
    }
}
