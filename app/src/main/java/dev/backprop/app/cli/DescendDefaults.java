package dev.backprop.app.cli;

import dev.backprop.engine.descent.DescentConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The defaults of {@code descend} are the engine's: they are stated there alone. */
final class DescendDefaults implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        DescentConfig config = DescentConfig.DEFAULT;
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return switch (option.longestName()) {
            case "--f" -> config.f();
            case "--x0" -> String.valueOf(config.x0().get(0));
            case "--alpha" -> String.valueOf(config.optimizer().lr());
            case "--steps" -> String.valueOf(config.steps());
            case "--rule" -> config.optimizer().rule().id();
            case "--beta" -> String.valueOf(config.optimizer().beta());
            case "--schedule" -> config.schedule().id();
            case "--noise" -> String.valueOf(config.noise().size());
            case "--seed" -> String.valueOf(config.noise().seed());
            default -> null;
        };
    }
}
