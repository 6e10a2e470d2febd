package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.train.TrainingConfig;
import java.util.List;

/** Makes of what is shown a session to step through: the weights of that moment, the digit as its one sample. */
final class IntoNetwork {
    private IntoNetwork() {}

    /**
     * The session; its rule begins anew from no state.
     *
     * @throws BadInputException if the network has stopped being finite
     */
    static Session session(Shown shown) {
        if (!Double.isFinite(shown.reading().loss())) {
            throw new BadInputException("training: found a loss of "
                    + shown.reading().loss() + " in this state, expected finite numbers to step through");
        }
        TrainingConfig config = shown.snapshot().config();
        Shown.Digit digit = shown.digit();
        double[] x = new double[digit.pixels().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = digit.pixels()[i] * config.pixels().scale();
        }
        double[] y = new double[config.spec().outputs()];
        y[digit.label()] = 1;
        return Session.of(
                Session.Network.of(config.spec(), shown.parameters()),
                List.of(new Sample(x, y)),
                config.optimizer(),
                config.seed(),
                0);
    }

    /** What the header calls it: {@code test digit 18 after 300 epochs}. */
    static String name(Shown shown) {
        Shown.Digit digit = shown.digit();
        String what = digit.drawn() ? "drawn " + digit.label() : "test digit " + digit.index();
        return what + " after " + shown.epoch() + (shown.epoch() == 1 ? " epoch" : " epochs");
    }
}
