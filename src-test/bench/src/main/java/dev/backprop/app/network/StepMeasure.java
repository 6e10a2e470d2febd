package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.Playback;
import dev.backprop.bench.RealWindow;
import dev.backprop.bench.Stats;
import dev.backprop.engine.session.Session;
import java.awt.geom.Rectangle2D;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
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
    private static final double DRAG_SECONDS = 3;
    private static final long FRAME_NANOS = 1_000_000_000 / 60;
    private static final int REACH = 60;
    private static final int LONG = 10_000;
    private static final double SCRUB_SECONDS = 6;
    /** Movements of the mouse from the start to the end of the slider and back. */
    private static final int SCRUB_PERIOD = 360;

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
    private final Scene scene;
    private final List<Double> gaps = new ArrayList<>();
    private boolean scrubbing;
    /** What the robot has worked. */
    private long own;

    private long lastPicture;
    /** When the slider came to an index. */
    private final Map<Integer, Long> sent = new HashMap<>();

    /**
     * What was measured of a network.
     *
     * @param pictures milliseconds from a key to its picture
     * @param pulses milliseconds of CPU time of the JavaFX thread, a pulse
     * @param drag new pictures a second
     * @param dragged as {@code pulses}, while dragging
     * @param scrub while the slider is dragged over {@value #LONG} iterations
     * @param heap MiB in use then, after a collection
     */
    record Result(
            String network,
            double[] pictures,
            double[] pulses,
            double drag,
            double[] dragged,
            Scrub scrub,
            double heap) {
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
                    + line("JavaFX thread a pulse, dragging", dragged, "p95 < 4", Stats.percentile(dragged, 0.95) < 4)
                    + "\n"
                    + line(
                            "scrub of 10,000: gap, ms",
                            scrub.gaps(),
                            "no gap over 100",
                            Stats.percentile(scrub.gaps(), 1) < 100)
                    + "\n"
                    + line(
                            "scrub: to picture, ms",
                            scrub.pictures(),
                            "p95 < 40",
                            Stats.percentile(scrub.pictures(), 0.95) < 40)
                    + "\n"
                    + line(
                            "scrub: JavaFX thread a pulse, ms",
                            scrub.pulses(),
                            "p95 < 4",
                            Stats.percentile(scrub.pulses(), 0.95) < 4)
                    + "\n"
                    + String.format(Locale.ROOT, "%-10s %-32s %8.0f", network, "heap in use after it, MiB", heap);
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

    /**
     * What was measured while the slider was dragged.
     *
     * @param pictures milliseconds from a movement of the mouse to the picture of where it went
     * @param gaps milliseconds from a picture to the next
     * @param pulses milliseconds of CPU time of the JavaFX thread, a pulse
     */
    record Scrub(double[] pictures, double[] gaps, double[] pulses) {}

    /** On the JavaFX thread, with the window shown. */
    StepMeasure(NetworkView view, Scene scene) {
        this.view = view;
        this.scene = scene;
        playback = view.playback();
        surface = (ScreenSurface<?>) scene.lookup("#network-stage");
        robot = new Robot();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            dispatched = System.nanoTime();
            counting = Integer.MAX_VALUE;
        });
        playback.indexProperty().addListener((observable, old, now) -> {
            if (scrubbing) {
                sent.put(now.intValue(), System.nanoTime());
            }
        });
        surface.setOnPicture(this::picture);
        new Pulses().start();
    }

    /** Opens a session, warms up, and measures. */
    Result run(String name, Session session, int keys) throws Exception {
        RealWindow.ask(() -> {
            view.open(session, name);
            return null;
        });
        keys(WARM_UP);
        RealWindow.ask(() -> {
            pictures.clear();
            pulses.clear();
            return null;
        });
        keys(keys);
        double[] toPicture = RealWindow.ask(() -> array(pictures));
        double[] work = RealWindow.ask(() -> array(pulses));
        drag();
        double rate = drag();
        double[] dragged = RealWindow.ask(() -> array(pulses));
        return new Result(name, toPicture, work, rate, dragged, scrub(), heap());
    }

    /** The slider is dragged over a long run, to and fro, 60 movements a second, each over some dozens of iterations. */
    private Scrub scrub() throws Exception {
        RealWindow.ask(() -> {
            playback.goTo(LONG);
            return null;
        });
        long asked = System.nanoTime();
        while (!RealWindow.ask(() -> view.settled() && playback.getLength() > LONG)) {
            if (System.nanoTime() - asked > 60e9) {
                throw new IllegalStateException("no " + LONG + " iterations within 60 s");
            }
            Thread.sleep(50);
        }
        Node slider = scene.lookup(".phase-slider");
        Bounds track = RealWindow.ask(() -> slider.localToScreen(slider.getLayoutBounds()));
        double y = track.getMaxY() - 13;
        double reach = track.getWidth() - 80;
        glide(track.getMinX() + 40, reach, y);
        return glide(track.getMinX() + 40, reach, y);
    }

    private Scrub glide(double left, double reach, double y) throws Exception {
        RealWindow.ask(() -> {
            robot.mouseMove(left, y);
            robot.mousePress(MouseButton.PRIMARY);
            return null;
        });
        Thread.sleep(300);
        RealWindow.ask(() -> {
            pictures.clear();
            pulses.clear();
            gaps.clear();
            lastPicture = 0;
            scrubbing = true;
            counting = Integer.MAX_VALUE;
            return null;
        });
        long began = System.nanoTime();
        long frames = (long) (SCRUB_SECONDS * 60);
        for (long f = 1; f <= frames; f++) {
            double x = left + reach * (0.5 - 0.5 * Math.cos(f * 2 * Math.PI / SCRUB_PERIOD));
            Platform.runLater(() -> move(x, y));
            TimeUnit.NANOSECONDS.sleep(Math.max(0, began + f * FRAME_NANOS - System.nanoTime()));
        }
        Scrub scrub = RealWindow.ask(() -> {
            scrubbing = false;
            counting = 0;
            Scrub all = new Scrub(array(pictures), array(gaps), array(pulses));
            robot.mouseRelease(MouseButton.PRIMARY);
            return all;
        });
        Thread.sleep(300);
        return scrub;
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Keys at random moments of a pulse, some in a row, then elsewhere in the first iterations. */
    private void keys(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            if (i % KEYS_A_PLACE == 0) {
                int place = random.nextInt(1000);
                RealWindow.ask(() -> {
                    playback.seek((int) ((long) playback.getLength() * place / 1000));
                    return null;
                });
                Thread.sleep(100);
            }
            TimeUnit.MICROSECONDS.sleep(30_000 + random.nextInt(20_000));
            int before = RealWindow.ask(pictures::size);
            Platform.runLater(() -> {
                robot.keyPress(KeyCode.RIGHT);
                robot.keyRelease(KeyCode.RIGHT);
            });
            long since = System.nanoTime();
            while (RealWindow.ask(pictures::size) == before) {
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
        Point2D at = RealWindow.ask(this::weight);
        RealWindow.ask(() -> {
            robot.mouseMove(at);
            return null;
        });
        Thread.sleep(200);
        RealWindow.ask(() -> {
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
            Platform.runLater(() -> move(x, at.getY()));
            TimeUnit.NANOSECONDS.sleep(Math.max(0, began + f * FRAME_NANOS - System.nanoTime()));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        int seen = RealWindow.ask(() -> news);
        RealWindow.ask(() -> {
            counting = 0;
            robot.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
        Thread.sleep(300);
        return seen / seconds;
    }

    /** Moves the mouse; what JavaFX's robot itself works for that, on the thread that is measured, is not counted. */
    private void move(double x, double y) {
        long before = threads.getCurrentThreadCpuTime();
        robot.mouseMove(x, y);
        own += threads.getCurrentThreadCpuTime() - before;
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
        if (scrubbing) {
            long now = System.nanoTime();
            if (lastPicture != 0) {
                gaps.add((now - lastPicture) / NANOS);
            }
            lastPicture = now;
            Long since = sent.remove(shown.state().index());
            if (since != null) {
                pictures.add((now - since) / NANOS);
            }
            return;
        }
        if (dispatched != 0 && shown.state().index() == playback.getIndex()) {
            pictures.add((System.nanoTime() - dispatched) / NANOS);
            dispatched = 0;
            counting = 2;
        }
    }

    /** Notes what the JavaFX thread has worked since the pulse before. */
    private final class Pulses extends AnimationTimer {
        private long before;

        @Override
        public void handle(long now) {
            long spent = threads.getCurrentThreadCpuTime() - own;
            if (counting > 0) {
                pulses.add((spent - before) / NANOS);
                counting--;
            }
            before = spent;
        }
    }
}
