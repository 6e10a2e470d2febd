package dev.backprop.bench.scaling;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.bench.Machine;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How the time of a full-batch epoch of 784-h-10 grows with samples, hidden units and workers. Writes {@code scaling.csv},
 * {@code scaling.png} and {@code scaling.txt} into a folder, and prints the last. Arguments: the folder, rounds (11).
 */
public final class Scaling {
    private static final PaintContext SIZE = new PaintContext(1260, 400, Palette.LIGHT, 1);

    private Scaling() {}

    /** Runs, writes and prints. */
    public static void main(String[] args) throws IOException {
        if (args.length < 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("scaling: found " + (args.length < 1 ? "no argument" : args[0])
                    + ", expected a folder to write scaling.csv, scaling.png and scaling.txt in");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 11;
        int cores = Runtime.getRuntime().availableProcessors();
        Dataset data = Mnist.bundled().train();
        List<Point> points;
        String text;
        try (Measurement measurement = new Measurement(data, cores)) {
            points = measurement.run(rounds);
            text = Findings.of(points, data) + "\n" + measurement.backend() + "\n" + Machine.describe() + "\n";
        }
        Files.writeString(folder.resolve("scaling.csv"), csv(points), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("scaling.txt"), text, StandardCharsets.UTF_8);
        Export.write(folder.resolve("scaling.png"), new ScalingPainter(), points, SIZE);
        System.out.print(text);
    }

    private static String csv(List<Point> points) {
        StringBuilder out = new StringBuilder("axis,value,epochs,median_ms,least_ms,most_ms\n");
        points.forEach(p -> out.append(String.format(
                Locale.ROOT,
                "%s,%d,%d,%.3f,%.3f,%.3f%n",
                p.axis().id(),
                p.value(),
                p.millis().length,
                p.median(),
                p.least(),
                p.most())));
        return out.toString();
    }
}
