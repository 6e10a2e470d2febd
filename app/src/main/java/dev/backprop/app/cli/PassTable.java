package dev.backprop.app.cli;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.check.PassReport;
import dev.backprop.engine.nn.Parameters;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A pass as a table for people: eight digits, the three ways side by side. */
final class PassTable {
    /** More rows than a person reads; the largest errors are printed all the same. */
    private static final int MAX_ROWS = 2000;

    private PassTable() {}

    static void print(PrintWriter out, PassReport report) {
        Double loss = report.loss();
        if (loss != null) {
            out.printf(Locale.ROOT, "loss %.8f%n", loss);
        }
        for (int l = 0; l < report.activations().size(); l++) {
            out.println("layer " + (l + 1) + " " + numbers(report.activations().get(l)));
        }
        GradientReport check = report.check();
        if (check != null) {
            print(out, check);
        }
        Parameters updated = report.updated();
        if (updated != null) {
            print(out, updated);
        }
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        PassReport.Stop stopped = report.stopped();
        if (stopped != null) {
            out.println("stopped at " + stopped.at() + ", " + stopped.operation() + ": " + stopped.why());
        }
        out.flush();
    }

    private static void print(PrintWriter out, GradientReport check) {
        List<GradientReport.Row> rows = check.rows();
        int width = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
        String format = "%-" + Math.max(width, 9) + "s %15s %15s %15s %10s%n";
        out.println();
        out.printf(Locale.ROOT, format, "parameter", "by hand", "autograd", "numeric", "error");
        for (GradientReport.Row row : rows.subList(0, Math.min(rows.size(), MAX_ROWS))) {
            Double numeric = row.numeric();
            out.printf(
                    Locale.ROOT,
                    format,
                    row.name(),
                    eight(row.hand()),
                    eight(row.autograd()),
                    numeric == null ? "-" : row.kinked() ? "at a kink" : eight(numeric),
                    String.format(Locale.ROOT, "%.1e", Math.max(row.handRelativeError(), row.numericRelativeError())));
        }
        if (rows.size() > MAX_ROWS) {
            out.println("… and " + (rows.size() - MAX_ROWS) + " more");
        }
        out.printf(
                Locale.ROOT,
                "largest relative error: by hand %.1e, numeric %.1e%n",
                check.handMaxRelativeError(),
                check.numericMaxRelativeError());
    }

    private static void print(PrintWriter out, Parameters updated) {
        out.println();
        out.println("after one update");
        for (int l = 0; l < updated.layers().size(); l++) {
            Parameters.Layer layer = updated.layers().get(l);
            for (int unit = 0; unit < Math.min(layer.weight().length, MAX_ROWS); unit++) {
                out.println("layers." + l + ".weight[" + unit + "] " + numbers(layer.weight()[unit]));
            }
            double[] bias = layer.bias();
            if (bias != null) {
                out.println("layers." + l + ".bias " + numbers(bias));
            }
        }
    }

    private static String numbers(double[] values) {
        String shown =
                DoubleStream.of(values).limit(16).mapToObj(PassTable::eight).collect(Collectors.joining("  "));
        return values.length > 16 ? shown + "  … (" + values.length + ")" : shown;
    }

    private static String eight(double value) {
        return String.format(Locale.ROOT, "%.8f", value);
    }
}
