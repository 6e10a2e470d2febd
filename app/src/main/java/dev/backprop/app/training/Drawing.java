package dev.backprop.app.training;

import dev.backprop.engine.data.Handwriting;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * A digit that is being drawn, and what the network sees of it: prepared as MNIST's digits were, away from the window's
 * thread, where the latest wins. It needs no toolkit; all of it belongs to the JavaFX thread.
 */
final class Drawing {
    private final Ink ink = new Ink();
    private final Executor background;
    private final Executor fx;
    private final Consumer<Shown.Digit> taker;
    private final AtomicReference<byte @Nullable []> waiting = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Shown.@Nullable Digit> digit = new ReadOnlyObjectWrapper<>(this, "digit");
    private final IntegerProperty label = new SimpleIntegerProperty(this, "label", 0);
    private final BooleanProperty erasing = new SimpleBooleanProperty(this, "erasing", false);
    private double lastX;
    private double lastY;

    /**
     * Nothing yet.
     *
     * @param background where digits are prepared, one at a time
     * @param taker is given each digit, on the JavaFX thread
     */
    Drawing(Executor background, Executor fx, Consumer<Shown.Digit> taker) {
        this.background = background;
        this.fx = fx;
        this.taker = taker;
        label.addListener((observable, old, now) -> labelled());
    }

    /** The ink itself. */
    Ink ink() {
        return ink;
    }

    /** What the network sees; null while nothing is drawn. */
    ReadOnlyObjectProperty<Shown.@Nullable Digit> digitProperty() {
        return digit.getReadOnlyProperty();
    }

    /** What the digit is meant to be, 0–9: its loss and gradient are of that. */
    IntegerProperty labelProperty() {
        return label;
    }

    /** Whether strokes take ink away. */
    BooleanProperty erasingProperty() {
        return erasing;
    }

    /** The brush comes down; in pixels of the ink. */
    Ink.Area press(double x, double y) {
        ink.begin();
        lastX = x;
        lastY = y;
        return stroke(x, y);
    }

    /** The brush is drawn on from where it was. */
    Ink.Area drag(double x, double y) {
        return stroke(x, y);
    }

    private Ink.Area stroke(double x, double y) {
        Ink.Area area = ink.stroke(lastX, lastY, x, y, erasing.get());
        lastX = x;
        lastY = y;
        changed();
        return area;
    }

    void clear() {
        if (!ink.isBlank()) {
            ink.clear();
            changed();
        }
    }

    void undo() {
        if (ink.canUndo()) {
            ink.undo();
            changed();
        }
    }

    private void changed() {
        if (ink.isBlank()) {
            waiting.set(null);
            digit.set(null);
            return;
        }
        waiting.set(ink.copy());
        background.execute(this::prepare);
    }

    private void prepare() {
        byte[] latest = waiting.getAndSet(null);
        if (latest != null) {
            float[] pixels = Handwriting.prepare(Ink.numbers(latest), Ink.SIDE);
            fx.execute(() -> take(pixels));
        }
    }

    private void take(float[] pixels) {
        if (!ink.isBlank()) {
            show(pixels);
        }
    }

    private void labelled() {
        Shown.Digit now = digit.get();
        if (now != null) {
            show(now.pixels());
        }
    }

    private void show(float[] pixels) {
        Shown.Digit next = new Shown.Digit(Shown.Digit.DRAWN, label.get(), pixels, Handwriting.SIDE);
        digit.set(next);
        taker.accept(next);
    }
}
