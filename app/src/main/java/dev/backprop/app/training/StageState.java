package dev.backprop.app.training;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Level;
import dev.backprop.app.paint.Chart.Series;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of the stage's picture.
 *
 * @param shown the network and the digit; null before there is one
 * @param chart the losses
 */
record StageState(@Nullable Shown shown, Chart chart) {
    /** ln(1 + 9/e): the least that ten classes can have through two softmaxes. */
    static final double DOUBLE_SOFTMAX_FLOOR = Math.log(1 + 9 / Math.E);

    /** What a double softmax of ten classes can lose lies between its floor and ln(9 + e) = 2.46. */
    private static final Axis DOUBLE_SOFTMAX_AXIS = Axis.between(1.4, 2.5);

    private static final double FIRST_EPOCHS = 10;

    /** The losses of a run so far, with the cursor where the past is looked at. */
    static Chart losses(TrainingSnapshot snapshot, int cursor) {
        List<EpochMetrics> metrics = snapshot.metrics();
        double[] x = new double[metrics.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = metrics.get(i).record().epoch();
            y[i] = metrics.get(i).record().loss();
        }
        boolean twice = snapshot.plan().config().spec().doubleSoftmax();
        String name = twice ? "softmax twice" : "logits";
        Series line = new Series("loss", x.length == 0 ? "" : name, twice ? Hue.RUN_1 : Hue.RUN_2, x, y, false);
        List<Level> levels = twice
                ? List.of(new Level(DOUBLE_SOFTMAX_FLOOR, "a double softmax can go no lower: 1.4612", Hue.RUN_1))
                : List.of();
        Axis epochs = Axis.between(0, Math.max(FIRST_EPOCHS, x.length));
        Axis losses = twice ? DOUBLE_SOFTMAX_AXIS : new Axis(false, 0.0, null);
        return new Chart(
                "Training loss", List.of(line), epochs, losses, levels, cursor < x.length ? (double) cursor : null);
    }

    static Chart none() {
        return new Chart(
                "Training loss", List.of(), Axis.between(0, FIRST_EPOCHS), Axis.between(0, 2.5), List.of(), null);
    }
}
