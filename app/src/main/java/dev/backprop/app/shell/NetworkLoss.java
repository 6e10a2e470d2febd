package dev.backprop.app.shell;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network's loss, as one workspace hands it to another to be looked at. The arrays are not copied and not to be changed.
 *
 * @param name what the network is called, and at which moment of its training ("The lecture's network after 3 updates")
 * @param spec the network
 * @param center its parameters at that moment
 * @param x the samples that the loss is taken over, one row each
 * @param y their targets, one row each
 * @param rows which samples those are, in words ("its 4 samples")
 * @param rule what it is trained by
 * @param path the states of its training that are known, in order, the center among them; empty where it has not been trained
 *     and can be from the center on
 * @param session it as a session that opens at the center; null where its samples are too many for one
 */
public record NetworkLoss(
        String name,
        MlpSpec spec,
        Parameters center,
        double[][] x,
        double[][] y,
        String rows,
        OptimizerSpec rule,
        List<State> path,
        @Nullable Session session) {
    /**
     * One state.
     *
     * @param epoch epochs done
     * @param parameters of that state
     * @param center whether it is the moment that is looked at
     */
    public record State(int epoch, Parameters parameters, boolean center) {}

    /**
     * The loss of a session's network over all its samples, not trained yet.
     *
     * @param session has a network and samples
     * @param center the parameters at which it is looked at
     */
    public static NetworkLoss of(Session session, Parameters center, String name) {
        Session.Network network = session.network();
        if (network == null || session.samples().isEmpty()) {
            throw new BadInputException("session: found no network with samples, expected one to show the loss of");
        }
        List<Sample> samples = session.samples();
        return new NetworkLoss(
                name,
                network.spec(),
                center,
                samples.stream().map(Sample::x).toArray(double[][]::new),
                samples.stream().map(Sample::y).toArray(double[][]::new),
                samples.size() == 1 ? "its one sample" : "its " + samples.size() + " samples",
                session.optimizer(),
                List.of(),
                new Session(
                        Session.Network.of(network.spec(), center),
                        samples,
                        session.optimizer(),
                        session.seed(),
                        0,
                        null,
                        null,
                        null,
                        session.extensions()));
    }

    /** A loss over too many samples for a session. */
    public NetworkLoss(
            String name,
            MlpSpec spec,
            Parameters center,
            double[][] x,
            double[][] y,
            String rows,
            OptimizerSpec rule,
            List<State> path) {
        this(name, spec, center, x, y, rows, rule, path, null);
    }

    /** Keeps its own list. */
    public NetworkLoss {
        path = List.copyOf(path);
    }
}
