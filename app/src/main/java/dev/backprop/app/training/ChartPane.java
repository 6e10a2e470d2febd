package dev.backprop.app.training;

import dev.backprop.app.paint.AxisScale;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Plot;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.training.ChartView.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The curves on the screen. The wheel zooms along the epochs (with Ctrl: up and down), dragging takes a part to be seen,
 * dragging with Shift or with another button pans, a double click shows all of it again, a click goes to its epoch, and the
 * pointer asks for the numbers of the epoch that it is over.
 */
final class ChartPane extends Region implements AutoCloseable {
    /** A curve that has grown by a few epochs looks the same: it is painted every fifth time, about as often as the numbers beside it are written. */
    private static final int LIVE_BEATS = 5;

    private static final double WHEEL = 1.0 / 240;
    private static final double KEY_ZOOM = 0.6;
    private static final double KEY_PAN = 0.2;
    /** What is dragged less far, in pixels, is a click, or keeps the heights. */
    private static final double LEAST_DRAG = 6;

    private final ChartModel model;
    private final CurvesPainter painter = new CurvesPainter();
    private final ScreenSurface<ChartState> surface = new ScreenSurface<>(painter);
    private final Region box = new Region();

    private ChartState state = ChartState.NOTHING;
    private boolean live;
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;
    private boolean panning;
    private IntConsumer onSeek = epoch -> {};
    private Consumer<String> onHover = text -> {};

    ChartPane(ChartModel model) {
        this.model = model;
        surface.setId("training-chart");
        box.setId("chart-box");
        box.getStyleClass().add("chart-box");
        box.setManaged(false);
        box.setMouseTransparent(true);
        box.setVisible(false);
        setMinSize(0, 0);
        getChildren().addAll(surface, box);
        model.viewProperty().addListener((observable, old, now) -> {
            live = false;
            update(new ChartState(state.runs(), now, state.cursor(), state.pointed()));
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Double.NaN, Double.NaN));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    ScreenSurface<ChartState> surface() {
        return surface;
    }

    CurvesPainter painter() {
        return painter;
    }

    ChartState state() {
        return state;
    }

    void setOnSeek(IntConsumer callback) {
        onSeek = callback;
    }

    void setOnHover(Consumer<String> callback) {
        onHover = callback;
    }

    /**
     * Shows other runs, or the same ones further on.
     *
     * @param cursor epochs done where the player's cursor stands; {@link ChartState#NOWHERE}: at the newest state
     * @param goesOn whether this is one of a stream of states
     */
    void show(List<ChartRun> runs, int cursor, boolean goesOn) {
        model.setRuns(runs);
        // A person moved it: that is seen at once.
        live = goesOn && cursor == state.cursor();
        update(new ChartState(runs, model.view(), cursor, state.pointed()));
    }

    /**
     * Moves the player's cursor.
     *
     * @param cursor as of {@link #show}
     */
    void setCursor(int cursor) {
        if (cursor != state.cursor()) {
            live = false;
            update(new ChartState(state.runs(), state.view(), cursor, state.pointed()));
        }
    }

    private void update(ChartState next) {
        state = next;
        if (live) {
            surface.showLive(next, LIVE_BEATS);
        } else {
            surface.show(next);
        }
    }

    private Optional<Plot> plot() {
        return painter.plot();
    }

    private static boolean inside(Plot plot, double x, double y) {
        return plot.area().contains(x, y);
    }

    private void point(double x, double y) {
        int epoch = plot().filter(plot -> inside(plot, x, y))
                .map(plot -> epoch(plot, x))
                .orElse(ChartState.NOWHERE);
        pointAt(epoch);
        setCursor(epoch == ChartState.NOWHERE ? Cursor.DEFAULT : Cursor.CROSSHAIR);
        Optional<Item> mark = surface.itemAt(x, y).filter(item -> item.id().startsWith("mark."));
        onHover.accept(mark.map(Item::name).orElse(spoken(epoch)));
    }

    private String spoken(int epoch) {
        return epoch == ChartState.NOWHERE || state.runs().isEmpty()
                ? ""
                : Readouts.spoken(Readouts.at(state.runs(), state.view().metric(), epoch));
    }

    private void pointAt(int epoch) {
        if (epoch != state.pointed()) {
            live = false;
            update(new ChartState(state.runs(), state.view(), state.cursor(), epoch));
        }
    }

    private int epoch(Plot plot, double x) {
        double last = ChartModel.end(state.runs());
        return (int) Math.round(Math.max(0, Math.min(last, plot.x().value(x))));
    }

    private void press(MouseEvent event) {
        pressedX = event.getX();
        pressedY = event.getY();
        draggedX = pressedX;
        draggedY = pressedY;
        panning = event.isShiftDown() || event.getButton() != MouseButton.PRIMARY;
    }

    private void drag(MouseEvent event) {
        Plot plot = plot().orElse(null);
        if (plot == null) {
            return;
        }
        if (panning) {
            pan(plot, event.getX() - draggedX, event.getY() - draggedY);
        } else if (far(event)) {
            showBox(plot, event.getX(), event.getY());
        }
        draggedX = event.getX();
        draggedY = event.getY();
    }

    private boolean far(MouseEvent event) {
        return Math.hypot(event.getX() - pressedX, event.getY() - pressedY) >= LEAST_DRAG;
    }

    private void pan(Plot plot, double dx, double dy) {
        Span now = model.epochs();
        double width = plot.x().to() - plot.x().from();
        model.pan(-dx / width);
        if (model.view().heights() != null && now.size() > 0) {
            model.showHeights(span(plot.y(), plot.y().from() - dy, plot.y().to() - dy));
        }
    }

    private void showBox(Plot plot, double x, double y) {
        double left = Math.max(plot.area().getMinX(), Math.min(x, pressedX));
        double right = Math.min(plot.area().getMaxX(), Math.max(x, pressedX));
        boolean flat = Math.abs(y - pressedY) < LEAST_DRAG * 2;
        double top = flat ? plot.area().getMinY() : Math.max(plot.area().getMinY(), Math.min(y, pressedY));
        double bottom = flat ? plot.area().getMaxY() : Math.min(plot.area().getMaxY(), Math.max(y, pressedY));
        box.resizeRelocate(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        box.setVisible(true);
    }

    private void release(MouseEvent event) {
        Plot plot = plot().orElse(null);
        boolean chosen = box.isVisible() && plot != null;
        box.setVisible(false);
        if (!chosen || plot == null || box.getWidth() < LEAST_DRAG) {
            return;
        }
        boolean flat = box.getHeight() >= plot.area().getHeight() - 1 || box.getHeight() < LEAST_DRAG * 2;
        model.show(
                span(plot.x(), box.getLayoutX(), box.getLayoutX() + box.getWidth()),
                flat ? null : span(plot.y(), box.getLayoutY() + box.getHeight(), box.getLayoutY()));
    }

    private static @Nullable Span spanOrNull(double a, double b) {
        return a < b && Double.isFinite(a) && Double.isFinite(b) ? new Span(a, b) : null;
    }

    private Span span(AxisScale axis, double from, double to) {
        Span span = spanOrNull(axis.value(from), axis.value(to));
        return span == null ? new Span(0, ChartModel.end(state.runs())) : span;
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress() || event.isShiftDown()) {
            return;
        }
        if (event.getClickCount() == 2) {
            model.reset();
        } else if (event.getClickCount() == 1) {
            plot().filter(plot -> inside(plot, event.getX(), event.getY()))
                    .ifPresent(plot -> onSeek.accept(epoch(plot, event.getX())));
        }
    }

    private void scroll(ScrollEvent event) {
        Plot plot = plot().orElse(null);
        if (plot == null) {
            return;
        }
        double turned = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        double factor = Math.exp(-turned * WHEEL);
        if (event.isControlDown()) {
            double at = event.getY();
            AxisScale y = plot.y();
            model.showHeights(span(y, at + (y.from() - at) * factor, at + (y.to() - at) * factor));
        } else if (event.isShiftDown()) {
            model.pan(-turned * WHEEL / 2);
        } else {
            model.zoom(factor, Math.max(0, plot.x().value(event.getX())));
        }
        event.consume();
    }

    /** + and − zoom about the player's cursor, , and . pan, 0 shows all of it again; whether it was one of these. */
    boolean onKey(KeyEvent event) {
        Span seen = model.epochs();
        boolean cursorSeen = state.cursor() > seen.low() && state.cursor() < seen.high();
        double about = cursorSeen ? state.cursor() : seen.high();
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> model.zoom(KEY_ZOOM, about);
            case MINUS, SUBTRACT -> model.zoom(1 / KEY_ZOOM, about);
            case COMMA -> model.pan(-KEY_PAN);
            case PERIOD -> model.pan(KEY_PAN);
            case DIGIT0, NUMPAD0 -> model.reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    public void close() {
        surface.close();
    }
}
