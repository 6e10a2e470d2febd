package dev.backprop.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as text for people, and as CSV. */
final class SpeedReport {
    private static final List<String> HEADS = List.of(
            "job", "unit", "ours", "against", "theirs", "ratio", "by pairs", "limit", "met", "our loss", "their loss");

    private SpeedReport() {}

    /** A heading and a table, its columns aligned. */
    static String table(List<Result> results, SpeedOptions options) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADS);
        for (Result r : results) {
            lines.add(List.of(
                    r.job(),
                    r.unit(),
                    Result.number(r.ourMedian()),
                    r.peer() == null ? "–" : r.peer(),
                    Result.number(r.theirMedian()),
                    Result.number(r.ratio()),
                    Result.number(r.pairwiseRatio()),
                    "≤ " + Result.number(r.limit()),
                    r.verdict(),
                    loss(r.ourLoss()),
                    loss(r.theirLoss())));
        }
        int[] widths = new int[HEADS.size()];
        lines.forEach(line ->
                Arrays.setAll(widths, c -> Math.max(widths[c], line.get(c).length())));
        String body = lines.stream().map(line -> align(line, widths)).collect(Collectors.joining("\n"));
        return "One epoch of the bundled MNIST, FLOAT32, " + options.threads() + " threads each, medians of "
                + options.rounds() + " runs in turn, each side warmed up for " + options.warmUp() + " s\n\n" + body
                + "\n";
    }

    /** The first column to the left, numbers to the right. */
    private static String align(List<String> line, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String gap = " ".repeat(widths[c] - line.get(c).length());
            out.append(c == 0 ? line.get(c) + gap : "  " + gap + line.get(c));
        }
        return out.toString();
    }

    private static String loss(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.6f", value);
    }

    /** A line a result; a number that there is not is an empty field, the runs are separated by spaces. */
    static String csv(List<Result> results) {
        StringBuilder out =
                new StringBuilder("row,job,unit,our_median,peer,their_median,ratio,pairwise_ratio,limit,met,"
                        + "our_loss,their_loss,our_runs,their_runs\n");
        for (Result r : results) {
            out.append(String.join(
                            ",",
                            r.id(),
                            '"' + r.job() + '"',
                            r.unit(),
                            field(r.ourMedian()),
                            r.peer() == null ? "" : r.peer(),
                            field(r.theirMedian()),
                            field(r.ratio()),
                            field(r.pairwiseRatio()),
                            field(r.limit()),
                            Boolean.toString(r.met()),
                            field(r.ourLoss()),
                            field(r.theirLoss()),
                            runs(r.ours()),
                            runs(r.theirs())))
                    .append('\n');
        }
        return out.toString();
    }

    private static String field(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String runs(double[] values) {
        return Arrays.stream(values).mapToObj(SpeedReport::field).collect(Collectors.joining(" "));
    }
}
