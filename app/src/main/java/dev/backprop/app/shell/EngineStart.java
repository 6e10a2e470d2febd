package dev.backprop.app.shell;

import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.backend.Unpacking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the engine behind the window, so that training begins at once; with the least priority, for the window comes first. */
final class EngineStart {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStart.class);

    private EngineStart() {}

    /** Starts it on a thread of its own; the status line tells how far it is and what it runs on. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but who waits for whom
    static void inBackground(ShellHost host) {
        Thread thread = new Thread(() -> start(host), "backprop-engine");
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setDaemon(true);
        thread.start();
    }

    private static void start(ShellHost host) {
        try {
            Backend backend = Unpacking.live(progress -> host.progress(progress.fraction(), progress.text()));
            host.engine(backend.name());
            StartTimes.reached("engine");
        } catch (IllegalStateException e) {
            LOG.warn("the engine does not start", e);
            host.error(String.valueOf(e.getMessage()));
        } finally {
            host.progress(2, "");
            StartTimes.write();
        }
    }
}
