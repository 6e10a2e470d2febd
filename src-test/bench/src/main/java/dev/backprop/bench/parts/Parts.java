package dev.backprop.bench.parts;

import dev.backprop.bench.Machine;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package through JMH, two seconds to warm up and three to measure each, and prints them together,
 * the products with their share of the machine's peak. Arguments are JMH's own, for example a part's name, or {@code -f 3 -i 5}.
 */
public final class Parts {
    private static final double FLOP_OF_FIRST_LAYER = 2.0 * OperationBench.ROWS * 784 * 32;
    private static final double FLOP_OF_SECOND_LAYER = 2.0 * OperationBench.ROWS * 32 * 10;

    private Parts() {}

    /** Runs and prints. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(args);
        OptionsBuilder options = new OptionsBuilder();
        options.parent(given);
        if (given.getIncludes().isEmpty()) {
            options.include("dev\\.backprop\\.bench\\.parts\\..*");
        }
        options.forks(given.getForkCount().orElse(1))
                .warmupIterations(given.getWarmupIterations().orElse(2))
                .measurementIterations(given.getMeasurementIterations().orElse(3))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
                .jvmArgsAppend("-XX:+UseSerialGC");
        Collection<RunResult> results = new Runner(options.build()).run();
        double peak = results.stream()
                .filter(r -> name(r.getParams()).equals("ProductBench.square"))
                .mapToDouble(r -> r.getPrimaryResult().getScore())
                .findFirst()
                .orElse(Double.NaN);
        System.out.println();
        results.forEach(r -> print(r, peak));
        System.out.println(Machine.describe());
    }

    private static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        return parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    private static void print(RunResult result, double peak) {
        StringBuilder name = new StringBuilder(name(result.getParams()));
        result.getParams()
                .getParamsKeys()
                .forEach(key -> name.append(' ').append(result.getParams().getParam(key)));
        Result<?> score = result.getPrimaryResult();
        boolean isProduct = result.getParams().getBenchmark().contains(".ProductBench.");
        double gigaflops = isProduct ? score.getScore() : flop(result.getParams()) / (1e3 * score.getScore());
        System.out.printf(
                Locale.ROOT,
                "%-46s %10s  %s%n",
                name,
                isProduct ? "" : String.format(Locale.ROOT, "%.2f µs", score.getScore()),
                gigaflops > 0
                        ? String.format(
                                Locale.ROOT, "%6.1f GFLOP/s, %3.0f %% of the peak", gigaflops, 100 * gigaflops / peak)
                        : "");
    }

    /** Multiplications and additions of the operations that are products; 0 for the others. */
    private static double flop(BenchmarkParams params) {
        String node = params.getParamsKeys().contains("node") ? params.getParam("node") : "";
        boolean forward = name(params).endsWith("forward");
        return switch (node) {
            // The images need no gradient: backward is one product as well.
            case "layers.0.matmul" -> FLOP_OF_FIRST_LAYER;
            case "layers.1.matmul" -> forward ? FLOP_OF_SECOND_LAYER : 2 * FLOP_OF_SECOND_LAYER;
            default -> 0;
        };
    }
}
