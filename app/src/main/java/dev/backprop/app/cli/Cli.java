package dev.backprop.app.cli;

import dev.backprop.engine.BadInputException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The root command, its exit codes and its errors: 0; 2 for a bad call or bad input; 1 for a fault of the program. Each
 * error is one line {@code backprop: …} on standard error, without a stack trace.
 */
@Command(
        name = "backprop",
        description = "See backpropagation: a window without arguments, or one of the commands below.",
        subcommands = {OpenCommand.class, GradientsCommand.class, TrainCommand.class, DescendCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        version = "Backprop Explorer 1.0.0")
public final class Cli implements Runnable {
    /** Everything went well. */
    public static final int OK = 0;
    /** A fault of the program. */
    public static final int FAULT = 1;
    /** A bad call or bad input. */
    public static final int BAD_INPUT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Cli() {}

    /**
     * Runs a command.
     *
     * @param args the command line, beginning with the name of a command
     * @param out for results; flushed, not closed
     * @param err for one-line errors; flushed, not closed
     * @return the exit code
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Cli())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> badInput(err, String.valueOf(e.getMessage())))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(err, e));
        try {
            return line.execute(args);
        } catch (RuntimeException | Error e) {
            return failed(err, e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Without a subcommand there is nothing to run here: the window is not this class's. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "found no command, expected one of " + commands());
    }

    private String commands() {
        return String.join(", ", spec.subcommands().keySet());
    }

    private static int failed(PrintWriter err, Throwable e) {
        if (e instanceof BadInputException) {
            return badInput(err, String.valueOf(e.getMessage()));
        }
        LoggerFactory.getLogger(Cli.class).error("A fault of the program", e);
        err.println("backprop: a fault of the program (" + e.getClass().getSimpleName()
                + "); the log file has the details: " + LogFile.path());
        return FAULT;
    }

    private static int badInput(PrintWriter err, String message) {
        err.println("backprop: " + message.strip().replaceAll("\\s*\\R\\s*", "; "));
        return BAD_INPUT;
    }
}
