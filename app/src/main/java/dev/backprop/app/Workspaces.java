package dev.backprop.app;

import dev.backprop.app.descent.DescentView;
import dev.backprop.app.network.NetworkView;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.Workspace;
import dev.backprop.app.training.TrainingView;
import java.util.List;

/** The one place that knows every workspace. */
public final class Workspaces {
    private Workspaces() {}

    /**
     * The workspaces in the order of the navigation rail; on the JavaFX thread. Each is built when it is first needed: the
     * window's first picture waits for none but its own.
     */
    public static List<Workspace> all(Host host) {
        return List.of(
                new LazyWorkspace(NetworkView.ENTRY, () -> new NetworkView(host)),
                new LazyWorkspace(TrainingView.ENTRY, () -> new TrainingView(host)),
                new LazyWorkspace(DescentView.ENTRY, () -> new DescentView(host)));
    }
}
