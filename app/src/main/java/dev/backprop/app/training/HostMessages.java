package dev.backprop.app.training;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.backend.Backend;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the lab has to say, said by the window's status line. It belongs to the JavaFX thread. */
final class HostMessages implements Messages {
    private final Host host;
    private final int threads;
    private final BooleanSupplier inWindow;
    private final ReadOnlyStringWrapper trainedBy = new ReadOnlyStringWrapper(this, "trainedBy", "");
    /** What trains, as the status line says it; empty before the first epoch. Another workspace may say its own there. */
    private String backend = "";

    /**
     * @param threads that carry a run, at least 1
     * @param inWindow whether the lab is what the window shows
     */
    HostMessages(Host host, int threads, BooleanSupplier inWindow) {
        this.host = host;
        this.threads = threads;
        this.inWindow = inWindow;
    }

    /** What trains, in few words; empty before the first epoch. */
    ReadOnlyStringProperty trainedBy() {
        return trainedBy.getReadOnlyProperty();
    }

    /** Says again what trains, once that is known. */
    void sayBackend() {
        if (!backend.isEmpty()) {
            host.backend(backend);
        }
    }

    @Override
    public void report(Throwable problem) {
        host.report(problem);
    }

    @Override
    public void progress(double fraction, String text) {
        host.progress(fraction, text);
    }

    @Override
    public void backendStarted() {
        Backend live = Backend.live();
        String carriers = threads == 1 ? "1 thread" : threads + " threads";
        backend = live.isCpu() ? live.name() + " · " + carriers : live.name();
        // In another workspace's window the words would be about the wrong thing.
        if (inWindow.getAsBoolean()) {
            sayBackend();
        }
        trainedBy.set(live.isCpu() ? "CPU · " + carriers : "CUDA");
        live.fallback().ifPresent(host::message);
    }
}
