package dev.backprop.app.descent;

import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.Playback;
import dev.backprop.bench.RealWindow;
import dev.backprop.bench.Stats;
import dev.backprop.engine.descent.DescentConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/** Plays and drags, and takes the times. It is driven from a thread of its own; what happens is noted on JavaFX's. */
final class DescentMeasure {
    static final String HEAD = String.format(
            Locale.ROOT, "%-22s %-34s %8s %8s %8s  %s", "descent", "measure", "median", "p95", "max", "wanted");

    private static final double NANOS = 1e6;
    private static final int HERTZ = 60;
    /** Movements to one side and back. */
    private static final int PERIOD = 120;
    /** How far the start is dragged, in pixels. */
    private static final double REACH = 120;

    private static final double PICTURES = 58;
    private static final double WORK = 4;
    private static final double FOLLOWS = 16;

    private final DescentViewModel model;
    private final Playback playback;
    private final ScreenSurface<?> surface;
    private final double seconds;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Robot robot;
    private final List<Double> pulses = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();
    /** When the movement that asked for a trajectory was dispatched. */
    private final Map<Object, Long> asked = new HashMap<>();

    private @Nullable Object last;
    private int news;
    private boolean counting;
    private long moved;
    /** What the robot has worked. */
    private long own;

    /** On the JavaFX thread, with the window shown. */
    DescentMeasure(DescentView view, Scene scene, double seconds) {
        this.model = view.model();
        this.playback = view.playback();
        this.seconds = seconds;
        surface = (ScreenSurface<?>) scene.lookup("#descent-stage");
        robot = new Robot();
        surface.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> moved = System.nanoTime());
        model.pictureProperty().addListener((observable, old, now) -> {
            if (moved != 0) {
                asked.putIfAbsent(now.trajectory(), moved);
            }
        });
        surface.setOnPicture(this::picture);
        new Pulses().start();
    }

    /** Plays from the start, again and again. */
    String play(String name, DescentConfig config, boolean race) throws Exception {
        open(config, race);
        playFor(1);
        double rate = playFor(seconds);
        double[] work = RealWindow.ask(() -> array(pulses));
        return one(name, "pictures a second, playing", rate, "60: ", rate >= PICTURES)
                + row(name, "JavaFX thread a pulse, ms", work, "p95 < 4", Stats.percentile(work, 0.95) < WORK);
    }

    private void open(DescentConfig config, boolean race) throws Exception {
        RealWindow.ask(() -> {
            model.race().end();
            model.set(config);
            if (race) {
                model.race().all();
            }
            playback.secondsPerStrideProperty().set(1.0 / HERTZ);
            playback.setSpeed(1);
            return null;
        });
        Thread.sleep(500);
    }

    private double playFor(double time) throws Exception {
        RealWindow.ask(() -> {
            playback.toStart();
            playback.play();
            begin();
            return null;
        });
        long began = System.nanoTime();
        while (System.nanoTime() - began < time * 1e9) {
            Thread.sleep(100);
            RealWindow.ask(() -> {
                if (!playback.isPlaying()) {
                    playback.toStart();
                    playback.play();
                }
                return null;
            });
        }
        double spent = (System.nanoTime() - began) / 1e9;
        return RealWindow.ask(() -> {
                    counting = false;
                    playback.pause();
                    return news;
                })
                / spent;
    }

    /** Drags the start of a race to and fro. */
    String drag(String name, DescentConfig config) throws Exception {
        open(config, true);
        dragFor(1);
        double rate = dragFor(seconds);
        double[] work = RealWindow.ask(() -> array(pulses));
        double[] late = RealWindow.ask(() -> array(waits));
        return row(name, "drag to picture, ms", late, "median < 16", Stats.median(late) < FOLLOWS)
                + one(name, "pictures a second, dragging", rate, "", true)
                + row(name, "JavaFX thread a pulse, dragging", work, "", true);
    }

    private double dragFor(double time) throws Exception {
        Point2D middle = RealWindow.ask(() -> surface.localToScreen(surface.getWidth() / 2, surface.getHeight() * 0.6));
        RealWindow.ask(() -> {
            robot.mouseMove(middle);
            robot.mousePress(MouseButton.PRIMARY);
            return null;
        });
        Thread.sleep(500);
        RealWindow.ask(() -> {
            begin();
            return null;
        });
        long began = System.nanoTime();
        long frames = (long) (time * HERTZ);
        for (long f = 1; f <= frames; f++) {
            double angle = 2 * Math.PI * f / PERIOD;
            Platform.runLater(() -> {
                long before = threads.getCurrentThreadCpuTime();
                robot.mouseMove(
                        middle.getX() + REACH * Math.sin(angle), middle.getY() + REACH / 3 * Math.sin(2 * angle));
                own += threads.getCurrentThreadCpuTime() - before;
            });
            TimeUnit.NANOSECONDS.sleep(Math.max(0, began + f * 1_000_000_000L / HERTZ - System.nanoTime()));
        }
        double spent = (System.nanoTime() - began) / 1e9;
        double rate = RealWindow.ask(() -> {
                    counting = false;
                    return news;
                })
                / spent;
        RealWindow.ask(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            moved = 0;
            asked.clear();
            return null;
        });
        Thread.sleep(300);
        return rate;
    }

    private void begin() {
        pulses.clear();
        waits.clear();
        asked.clear();
        news = 0;
        counting = true;
    }

    /** A picture counts if it is of another state than the one before. */
    @SuppressWarnings("ReferenceEquality") // each state is an object of its own
    private void picture() {
        Object shown = surface.shown().orElse(null);
        if (!counting || shown == last || shown == null) {
            return;
        }
        last = shown;
        news++;
        Long since = asked.remove(((DescentPicture) shown).trajectory());
        if (since != null) {
            waits.add((System.nanoTime() - since) / NANOS);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String row(String name, String what, double[] values, String wanted, boolean met) {
        return String.format(
                                Locale.ROOT,
                                "%-22s %-34s %8.1f %8.1f %8.1f  %s",
                                name,
                                what,
                                Stats.median(values),
                                Stats.percentile(values, 0.95),
                                Stats.percentile(values, 1),
                                wanted.isEmpty() ? "" : wanted + ": " + (met ? "met" : "NOT MET"))
                        .stripTrailing()
                + "\n";
    }

    private static String one(String name, String what, double value, String wanted, boolean met) {
        return String.format(
                                Locale.ROOT,
                                "%-22s %-34s %8.1f %8s %8s  %s",
                                name,
                                what,
                                value,
                                "",
                                "",
                                wanted.isEmpty() ? "" : wanted + (met ? "met" : "NOT MET"))
                        .stripTrailing()
                + "\n";
    }

    /** Notes what the JavaFX thread has worked since the pulse before. */
    private final class Pulses extends AnimationTimer {
        private long before;

        @Override
        public void handle(long now) {
            long spent = threads.getCurrentThreadCpuTime() - own;
            if (counting) {
                pulses.add((spent - before) / NANOS);
            }
            before = spent;
        }
    }
}
