package dev.backprop.app.cli;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.check.PassReport;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop gradients}: one forward, loss, backward and update of a session, and the three-way gradient check. */
@Command(
        name = "gradients",
        description = "One pass of a session's network, its gradients by hand, by autograd and measured.",
        mixinStandardHelpOptions = true)
final class GradientsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a session file")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        Session session = SessionReader.read(file);
        PassReport report = report(file, session);
        if (json) {
            JsonOut.line(spec.commandLine().getOut(), g -> PassJson.write(g, report));
        } else {
            PassTable.print(spec.commandLine().getOut(), report);
        }
        return Cli.OK;
    }

    private static PassReport report(Path file, Session session) {
        Session.Network network = session.network();
        if (network == null || session.samples().isEmpty()) {
            throw BadInputException.at(
                    file + ": network", "a session without a network and samples", "both, to compute gradients of");
        }
        double[][] x = session.samples().stream().map(Sample::x).toArray(double[][]::new);
        double[][] y = session.samples().stream().map(Sample::y).toArray(double[][]::new);
        return PassReport.of(network.spec(), session.parameters(), x, y, session.optimizer());
    }
}
