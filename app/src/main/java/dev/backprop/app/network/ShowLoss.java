package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.session.Session;

/** Takes the network, with the weights of the iteration that is shown, to where its loss is seen as a surface. */
final class ShowLoss {
    private ShowLoss() {}

    /** Goes there; what cannot be shown is said. */
    static void of(NetworkViewModel model, Host host) {
        try {
            host.openIn("descent", loss(model));
        } catch (RuntimeException problem) {
            host.report(problem);
        }
    }

    private static NetworkLoss loss(NetworkViewModel model) {
        Session session = model.document().session();
        int done = model.playback().getIndex() / model.trace().iterationLength();
        String name = model.titleProperty().get()
                + (done == 0 ? "" : " after " + done + (done == 1 ? " update" : " updates"));
        return NetworkLoss.of(session, model.trace().parametersBefore(done), name);
    }
}
