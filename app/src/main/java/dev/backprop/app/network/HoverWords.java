package dev.backprop.app.network;

import dev.backprop.app.shell.Dialogs;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.session.Session;

/** The status line, which knows whether what stands there is still what was said of the pointer's place. */
final class HoverWords implements Host {
    private final Host host;
    private boolean ofPointer;

    HoverWords(Host host) {
        this.host = host;
    }

    /** Says what the pointer is at. */
    void pointed(String text) {
        host.message(text);
        ofPointer = true;
    }

    /** The pointer is at nothing: what was said of its place is said no more; all else stays. */
    void left() {
        if (ofPointer) {
            message("");
        }
    }

    @Override
    public void message(String text) {
        ofPointer = false;
        host.message(text);
    }

    @Override
    public void error(String text) {
        ofPointer = false;
        host.error(text);
    }

    @Override
    public void report(Throwable problem) {
        ofPointer = false;
        host.report(problem);
    }

    @Override
    public void progress(double fraction, String text) {
        host.progress(fraction, text);
    }

    @Override
    public void backend(String text) {
        host.backend(text);
    }

    @Override
    public void openIn(String workspace, Session session, String name) {
        host.openIn(workspace, session, name);
    }

    @Override
    public void openIn(String workspace, NetworkLoss loss) {
        host.openIn(workspace, loss);
    }

    @Override
    public Dialogs dialogs() {
        return host.dialogs();
    }
}
