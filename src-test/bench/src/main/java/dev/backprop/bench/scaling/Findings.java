package dev.backprop.bench.scaling;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/** What the measured points say: the line through each axis, where they leave it, and what can be measured of the reason. */
final class Findings {
    /** A point further from its line than this is named. */
    private static final double STRAIGHT = 0.1;

    private static final int BLOCK = 1000;
    private static final double WHITE = 255;

    private Findings() {}

    static String of(List<Point> points, Dataset data) {
        return "Milliseconds of a full-batch epoch of 784-h-10, medians.\n\n" + line(points, Axis.SAMPLES)
                + "\n" + line(points, Axis.HIDDEN) + hiddenReason(of(points, Axis.HIDDEN), data)
                + "\n" + workers(of(points, Axis.WORKERS));
    }

    static List<Point> of(List<Point> points, Axis axis) {
        return points.stream().filter(p -> p.axis() == axis).toList();
    }

    private static String line(List<Point> all, Axis axis) {
        List<Point> points = of(all, axis);
        Line line = Line.through(points);
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %.3g ms + %.4g ms for each of the %s, R² = %.4f%n",
                axis.id(),
                line.intercept(),
                line.slope(),
                axis.title(),
                line.r2()));
        boolean straight = true;
        for (Point p : points) {
            if (Math.abs(line.off(p)) > STRAIGHT) {
                straight = false;
                out.append(String.format(
                        Locale.ROOT,
                        "  not on the line at %d: %.2f ms, %+.0f %% from it%n",
                        p.value(),
                        p.median(),
                        100 * line.off(p)));
            }
        }
        return straight ? out + "  every point is within 10 % of the line\n" : out.toString();
    }

    /** Whatever the width, every pixel is made a float, and the output layer stays; both are in the part that does not grow. */
    private static String hiddenReason(List<Point> hidden, Dataset data) {
        double fixed = Line.through(hidden).intercept();
        int workers = Axis.HIDDEN.workers(0, Runtime.getRuntime().availableProcessors());
        double reading = reading(data) / workers;
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "  %.1f ms do not grow with the width; to read all pixels takes %d workers %.1f ms of them%n",
                fixed,
                workers,
                reading));
        for (Point p : hidden) {
            // Forward and the weight gradient, 784 by h each; and three products of h by 10.
            double flop = Axis.MOST_SAMPLES * (2.0 * 2 * 784 * p.value() + 3 * 2.0 * p.value() * 10);
            out.append(String.format(
                    Locale.ROOT,
                    "  %4d: %8.2f ms, %.3f ms a unit, %6.1f GFLOP/s over the whole epoch%n",
                    p.value(),
                    p.median(),
                    p.median() / p.value(),
                    flop / (1e6 * p.median())));
        }
        return out.toString();
    }

    /** Milliseconds that one thread takes for all pixels, bytes to floats, block by block. */
    private static double reading(Dataset data) {
        double least = Double.POSITIVE_INFINITY;
        try (Tensor block = new Nd4jStorage(DType.FLOAT32).zeros(new Shape(BLOCK, data.features()))) {
            for (int round = 0; round < 20; round++) {
                long start = System.nanoTime();
                for (int from = 0; from + BLOCK <= data.size(); from += BLOCK) {
                    block.writeBytes(data.bytes(from, BLOCK), WHITE);
                }
                least = Math.min(least, (System.nanoTime() - start) / 1e6);
            }
        }
        return least;
    }

    private static String workers(List<Point> workers) {
        double alone = workers.get(0).median();
        StringBuilder out = new StringBuilder("workers:\n");
        for (Point p : workers) {
            double speedUp = alone / p.median();
            out.append(String.format(
                    Locale.ROOT,
                    "  %4d: %8.2f ms, %.2f times one worker, %.0f %% of even sharing",
                    p.value(),
                    p.median(),
                    speedUp,
                    100 * speedUp / p.value()));
            if (p.value() > 1) {
                // Amdahl's law, solved for the share that runs alone.
                double serial = (p.value() / speedUp - 1) / (p.value() - 1);
                out.append(String.format(
                        Locale.ROOT, "; as if %.0f %% of one worker's time were not shared", 100 * serial));
            }
            out.append('\n');
        }
        return out.toString();
    }
}
