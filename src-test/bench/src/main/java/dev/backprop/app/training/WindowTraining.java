package dev.backprop.app.training;

import dev.backprop.bench.Machine;
import dev.backprop.bench.RealWindow;

/**
 * What the window costs a training that it shows live, in a real window of 1920 × 1080 that JavaFX renders in software. It is
 * in the package of what it measures to see which states the pictures show.
 *
 * <p>In turn, several rounds: {@code backprop train} of 784-32-10 on the full batch or on mini-batches, while the window rests, and the same
 * training in the window with as many workers. Reported are
 *
 * <ul>
 *   <li>the median seconds of an epoch, each as the trainer notes them, and the wall time an epoch, which has everything
 *       between two epochs in it;
 *   <li>pulses a second, and new pictures of the network a second, each of another state;
 *   <li>the CPU time of the JavaFX thread from one pulse's beginning to the next's.
 * </ul>
 */
public final class WindowTraining {
    private WindowTraining() {}

    /**
     * {@code WindowTraining [EPOCHS [ROUNDS [BATCH]]]}: measures, by default 200 epochs of the full batch in each of 3 rounds,
     * and prints the table.
     */
    public static void main(String[] args) throws Exception {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int batch = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        try (RealWindow<TrainingView> window = RealWindow.open(TrainingView::new)) {
            System.out.println(new WindowMeasure(window.workspace(), epochs, batch).run(rounds));
            System.out.println("784-32-10, " + (batch == 0 ? "full batch" : "batches of " + batch) + " of 60,000; "
                    + RealWindow.describe());
            System.out.println(Machine.describe());
        }
    }
}
