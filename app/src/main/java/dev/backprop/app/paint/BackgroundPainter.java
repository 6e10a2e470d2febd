package dev.backprop.app.paint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that paints a surface's pictures, and its five buffers: one shown, two retired, one ready to be shown, one being
 * painted. Only the latest request counts; one that arrives while another is painted takes the place of whatever was
 * waiting, and one that is painted before the pulse takes the place of the picture that waits for it.
 *
 * <p>The lock guards the fields; painting itself happens outside it.
 */
final class BackgroundPainter<S> implements AutoCloseable {
    /** A buffer is retired for two pulses: with one fewer, every third pulse would find no picture that is new. */
    private static final int BUFFERS = 5;

    private final Painter<S> painter;
    private final Listener listener;
    private final Deque<Raster> free = new ArrayDeque<>();
    private final List<Retired> retired = new ArrayList<>();
    private int made;
    private @Nullable PaintRequest<S> wanted;
    private @Nullable Raster ready;
    /** Whether another picture has been begun over the one that is ready: once a pulse, or a quick mouse took a whole core. */
    private boolean overtaken;

    private @Nullable Raster shown;
    private @Nullable Thread thread;
    private boolean closed;
    /** When the last picture was begun, in nanoseconds; before any, long ago. */
    private long begun = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

    BackgroundPainter(Painter<S> painter, Listener listener) {
        this.painter = painter;
        this.listener = listener;
    }

    /** What the painter tells its surface; called on the painter's thread. */
    interface Listener {
        /** A picture is ready: call {@link #takeReady} in a pulse. */
        void onReady();

        /** The painter threw; the request with this serial will not be painted. */
        void onFailure(long serial, Throwable problem);
    }

    private record Retired(Raster raster, long pulse) {}

    /** Asks for a picture; any earlier wish that is not being painted yet is forgotten. */
    synchronized void request(PaintRequest<S> request) {
        if (closed) {
            return;
        }
        wanted = request;
        if (thread == null) {
            thread = new Thread(this::run, "backprop-painter");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /**
     * In a pulse: the picture that is to be shown from now on, or null when there is no new one.
     *
     * @param onBeat whether one that goes on by itself may be shown; others may always, and where there is none it is not asked
     */
    synchronized @Nullable Raster takeReady(long pulse, BooleanSupplier onBeat) {
        release(pulse);
        overtaken = false;
        Raster next = ready;
        if (next == null || (next.live() && !onBeat.getAsBoolean())) {
            return null;
        }
        ready = null;
        if (shown != null) {
            retired.add(new Retired(shown, pulse));
        }
        shown = next;
        notifyAll();
        return next;
    }

    /** Whether pulses are still needed: to show a picture, or to give a retired buffer back. */
    synchronized boolean needsPulse() {
        return ready != null || !retired.isEmpty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        wanted = null;
        notifyAll();
    }

    /** The renderer may still read a buffer in the pulse in which it left the view and in the one after. */
    private void release(long pulse) {
        retired.removeIf(old -> {
            boolean over = pulse - old.pulse() >= 2;
            if (over) {
                free.add(old.raster());
            }
            return over;
        });
        notifyAll();
    }

    private void run() {
        try {
            while (true) {
                Job<S> job = await();
                if (job == null) {
                    return;
                }
                paint(job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request and the free buffer that may serve it. */
    private record Job<S>(PaintRequest<S> request, @Nullable Raster spare) {}

    private synchronized @Nullable Job<S> await() throws InterruptedException {
        while (!closed) {
            PaintRequest<S> request = wanted;
            boolean possible =
                    request != null && (ready == null || mayOvertake(request)) && (made < BUFFERS || !free.isEmpty());
            long early = possible && request != null ? begun + request.apart() - System.nanoTime() : 0;
            if (possible && request != null && early <= 0) {
                wanted = null;
                overtaken = ready != null;
                begun = System.nanoTime();
                return new Job<>(request, spare());
            }
            wait(Math.max(0, early / 1_000_000 + (early > 0 ? 1 : 0)));
        }
        return null;
    }

    /**
     * Without it a picture that came too late for its pulse once would make all that follow it late: each would be begun only
     * in the pulse that shows the one before.
     */
    private boolean mayOvertake(PaintRequest<S> request) {
        return request.apart() == 0 && !overtaken;
    }

    /** A free buffer; where there is none, one more is going to be made. */
    private @Nullable Raster spare() {
        Raster old = free.poll();
        if (old == null) {
            made++;
        }
        return old;
    }

    /** The spare buffer where it has the right size, else a new one in its place. */
    private static Raster fitting(PaintRequest<?> request, @Nullable Raster spare) {
        if (spare != null && spare.fits(request.deviceWidth(), request.deviceHeight())) {
            return spare;
        }
        return new Raster(request.deviceWidth(), request.deviceHeight());
    }

    @SuppressWarnings("CatchThrowable") // whatever a painter throws, the next picture must still come
    private void paint(Job<S> job) {
        try {
            Raster raster = fitting(job.request(), job.spare());
            raster.paint(painter, job.request());
            synchronized (this) {
                if (ready != null) {
                    free.add(ready);
                }
                ready = raster;
            }
            listener.onReady();
        } catch (RuntimeException | Error problem) {
            synchronized (this) {
                made--;
            }
            listener.onFailure(job.request().serial(), problem);
        }
    }
}
