package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.Playback;
import dev.backprop.bench.Stats;
import dev.backprop.engine.session.Session;
import java.awt.geom.Rectangle2D;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/** Presses keys and drags, and takes the times. It is driven from a thread of its own; what happens is noted on JavaFX's. */
final class StepMeasure {
    private static final int WARM_UP = 400;
    private static final int KEYS_A_PLACE = 20;
    private static final double DRAG_SECONDS = Double.parseDouble(System.getProperty("steps.drag", "3"));
    private static final long FRAME_NANOS = 1_000_000_000 / 60;
    private static final int REACH = 60;
    private static final double NANOS = 1e6;

    private final NetworkView view;
    private final Playback playback;
    private final ScreenSurface<?> surface;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(3);
    private final Robot robot;
    private final List<Double> pictures = new ArrayList<>();
    private final List<Double> pulses = new ArrayList<>();

    /** When the key was dispatched that waits for its picture; 0 where none does. */
    private long dispatched;
    /** Pulses that still count. */
    private int counting;

    private int news;
    private @Nullable Object last;

    /**
     * What was measured of a network.
     *
     * @param pictures milliseconds from a key to its picture
     * @param pulses milliseconds of CPU time of the JavaFX thread, a pulse
     * @param drag new pictures a second
     * @param dragged as {@code pulses}, while dragging
     */
    record Result(String network, double[] pictures, double[] pulses, double drag, double[] dragged) {
        static final String HEAD = String.format(
                Locale.ROOT, "%-10s %-32s %8s %8s %8s  %s", "network", "measure", "median", "p95", "max", "wanted");

        @Override
        public String toString() {
            double picture = Stats.median(pictures);
            double late = Stats.percentile(pictures, 0.95);
            double busy = Stats.percentile(pulses, 0.95);
            return line("key to picture, ms", pictures, "median < 20, p95 < 40", picture < 20 && late < 40) + "\n"
                    + line("JavaFX thread a pulse, ms", pulses, "p95 < 4", busy < 4) + "\n"
                    + String.format(
                            Locale.ROOT,
                            "%-10s %-32s %8.1f %8s %8s  %s",
                            network,
                            "pictures a second, dragging",
                            drag,
                            "",
                            "",
                            "at least 30: " + met(drag >= 30))
                    + "\n"
                    + line("JavaFX thread a pulse, dragging", dragged, "p95 < 4", Stats.percentile(dragged, 0.95) < 4);
        }

        private String line(String what, double[] values, String wanted, boolean met) {
            return String.format(
                    Locale.ROOT,
                    "%-10s %-32s %8.1f %8.1f %8.1f  %s",
                    network,
                    what,
                    Stats.median(values),
                    Stats.percentile(values, 0.95),
                    Stats.percentile(values, 1),
                    wanted + ": " + met(met));
        }

        private static String met(boolean met) {
            return met ? "met" : "NOT MET";
        }
    }

    /** On the JavaFX thread, with the window shown. */
    StepMeasure(NetworkView view, Scene scene) {
        this.view = view;
        playback = view.playback();
        surface = (ScreenSurface<?>) scene.lookup("#network-stage");
        robot = new Robot();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            dispatched = System.nanoTime();
            counting = Integer.MAX_VALUE;
        });
        surface.setOnPicture(this::picture);
        new Pulses().start();
    }

    /** Opens a session, warms up, and measures. */
    Result run(String name, Session session, int keys) throws Exception {
        onWindow(() -> {
            view.open(session, name);
            return null;
        });
        keys(WARM_UP);
        onWindow(() -> {
            pictures.clear();
            pulses.clear();
            return null;
        });
        keys(keys);
        double[] toPicture = onWindow(() -> array(pictures));
        double[] work = onWindow(() -> array(pulses));
        drag();
        double rate = drag();
        return new Result(name, toPicture, work, rate, onWindow(() -> array(pulses)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Keys at random moments of a pulse, some in a row, then elsewhere in the first iterations. */
    private void keys(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            if (i % KEYS_A_PLACE == 0) {
                int place = random.nextInt(1000);
                onWindow(() -> {
                    playback.seek((int) ((long) playback.getLength() * place / 1000));
                    return null;
                });
                Thread.sleep(100);
            }
            TimeUnit.MICROSECONDS.sleep(30_000 + random.nextInt(20_000));
            int before = onWindow(pictures::size);
            Platform.runLater(() -> {
                robot.keyPress(KeyCode.RIGHT);
                robot.keyRelease(KeyCode.RIGHT);
            });
            long since = System.nanoTime();
            while (onWindow(pictures::size) == before) {
                if (System.nanoTime() - since > 10e9) {
                    throw new IllegalStateException("no picture within 10 s of a key: has the window the focus?");
                }
                Thread.sleep(5);
            }
        }
    }

    /** New pictures a second while a weight is dragged to and fro, a pixel at a time. */
    private double drag() throws Exception {
        Thread.sleep(300);
        Point2D at = onWindow(this::weight);
        onWindow(() -> {
            robot.mouseMove(at);
            return null;
        });
        Thread.sleep(200);
        onWindow(() -> {
            robot.mousePress(MouseButton.PRIMARY);
            last = surface.shown().map(s -> ((NetworkScene) s).mlp()).orElse(null);
            news = 0;
            pulses.clear();
            counting = Integer.MAX_VALUE;
            return null;
        });
        long began = System.nanoTime();
        long frames = (long) (DRAG_SECONDS * 60);
        for (long f = 1; f <= frames; f++) {
            long phase = f % (2 * REACH);
            double x = at.getX() + (phase < REACH ? phase : 2 * REACH - phase);
            Platform.runLater(() -> robot.mouseMove(x, at.getY()));
            TimeUnit.NANOSECONDS.sleep(Math.max(0, began + f * FRAME_NANOS - System.nanoTime()));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        int seen = onWindow(() -> news);
        onWindow(() -> {
            counting = 0;
            robot.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
        Thread.sleep(300);
        return seen / seconds;
    }

    /** A point of the screen at which a weight can be taken hold of. */
    private Point2D weight() {
        for (Item item : surface.items()) {
            Rectangle2D box = item.shape().getBounds2D();
            for (int i = 0; i < 400 && item.id().contains("weight["); i++) {
                int row = i / 20;
                double x = box.getX() + box.getWidth() * (i % 20 + 0.5) / 20;
                double y = box.getY() + box.getHeight() * (row + 0.5) / 20;
                if (surface.itemAt(x, y).map(Item::id).filter(item.id()::equals).isPresent()) {
                    return surface.localToScreen(x, y);
                }
            }
        }
        throw new IllegalStateException("no weight on the stage can be taken hold of");
    }

    private void picture() {
        NetworkScene shown = (NetworkScene) surface.shown().orElseThrow();
        if (shown.mlp() != last) {
            last = shown.mlp();
            news++;
        }
        if (dispatched != 0 && shown.state().index() == playback.getIndex()) {
            pictures.add((System.nanoTime() - dispatched) / NANOS);
            dispatched = 0;
            counting = 2;
        }
    }

    private static <T> T onWindow(Callable<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception | Error problem) {
                answer.completeExceptionally(problem);
            }
        });
        return answer.get(60, TimeUnit.SECONDS);
    }

    /** Notes what the JavaFX thread has worked since the pulse before. */
    private final class Pulses extends AnimationTimer {
        private long before;

        @Override
        public void handle(long now) {
            long spent = threads.getCurrentThreadCpuTime();
            if (counting > 0) {
                pulses.add((spent - before) / NANOS);
                counting--;
            }
            before = spent;
        }
    }
}
