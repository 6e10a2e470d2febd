package dev.backprop.app.cli;

import dev.backprop.app.descent.IterateTable;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.session.AtomicFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop descend}: one descent, as a table, as CSV or as JSON. */
@Command(
        name = "descend",
        description = "Descend on a function of x, or of x and y, and print every iterate.",
        defaultValueProvider = DescendDefaults.class,
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DescendCommand implements Callable<Integer> {
    @Option(names = "--f", paramLabel = "F", description = "the function, for example \"x^4 - 3x^2 + x\"")
    private String f;

    @Option(names = "--x0", paramLabel = "X[,Y]", description = "the start: one number, or two with a comma")
    private String x0;

    @Option(names = "--alpha", paramLabel = "A", description = "the learning rate, above 0")
    private String alpha;

    @Option(names = "--steps", paramLabel = "N", description = "how many updates, 0 to 1000000")
    private String steps;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "gd, heavy-ball, ema, ema-corrected, notebook, nesterov, rmsprop or adam")
    private String rule;

    @Option(names = "--beta", paramLabel = "B", description = "momentum or smoothing, at least 0 and below 1")
    private String beta;

    @Option(
            names = "--schedule",
            paramLabel = "SCHEDULE",
            description = "how the learning rate changes: constant, step, 1/t or cosine")
    private String schedule;

    @Option(
            names = "--noise",
            paramLabel = "SIZE",
            description = "standard deviation of the noise on the gradient, as minibatches give it; 0 for none")
    private String noise;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the noise")
    private long seed;

    @Option(names = "--csv", paramLabel = "FILE", description = "write the iterates to this file as well")
    private @Nullable Path csv;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DescentConfig config = config();
        Path file = csv;
        if (file != null) {
            AtomicFile.requireWritable(file);
        }
        Trajectory trajectory = Trajectory.of(config);
        Regime regime = Regime.of(trajectory);
        if (file != null) {
            AtomicFile.write(file, new IterateTable(trajectory, false)::writeTo);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOut.line(out, new DescentJson(trajectory, regime)::writeTo);
        } else {
            new DescentTable(trajectory, regime).print(out);
        }
        return Cli.OK;
    }

    private DescentConfig config() {
        OptimizerSpec optimizer = new OptimizerSpec(
                Rule.byId(rule)
                        .orElseThrow(() -> BadInputException.at("--rule", "\"" + rule + "\"", "one of " + rules())),
                Values.positive("--alpha", alpha),
                Values.fraction("--beta", beta));
        int count = Values.whole("--steps", steps, 0, DescentConfig.MAX_STEPS);
        Schedule rates = Schedule.byId(schedule)
                .orElseThrow(() -> BadInputException.at("--schedule", "\"" + schedule + "\"", "one of " + schedules()));
        return new DescentConfig(f, Values.reals("--x0", x0), optimizer, count, rates, noise());
    }

    private Noise noise() {
        double size = Values.real("--noise", noise);
        if (size < 0 || size > Noise.MAX_SIZE) {
            throw BadInputException.at("--noise", noise, "a number from 0 to " + Noise.MAX_SIZE);
        }
        return new Noise(size, seed);
    }

    private static String schedules() {
        return Arrays.stream(Schedule.values()).map(Schedule::id).collect(Collectors.joining(", "));
    }

    private static String rules() {
        return Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(", "));
    }
}
