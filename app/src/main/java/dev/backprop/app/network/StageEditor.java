package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Host;
import dev.backprop.engine.BadInputException;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Editing on the stage: a click on a number opens a field over it, a drag changes it continuously, one hundredth a pixel,
 * with Shift a tenth of that and with Ctrl ten times. A drag is one edit. Weights and biases are those before the first step.
 */
final class StageEditor {
    private static final double STILL = 3;
    private static final double STEP = 0.01;
    private static final double FINER = 0.1;
    private static final double COARSER = 10;
    private static final double ROOM = 5;

    private final ScreenSurface<?> surface;
    private final NetworkViewModel model;
    private final Host host;
    private final Pane layer = new Pane();
    private final Region mark = new Region();
    private final StackPane node;
    private final NumberEditor field;
    private @Nullable NumberRef selected;
    private @Nullable Drag drag;

    /** A press on a number, and where it has been dragged. */
    private static final class Drag {
        final NumberRef number;
        double x;
        double value;
        boolean moved;

        Drag(NumberRef number, double x, double value) {
            this.number = number;
            this.x = x;
            this.value = value;
        }
    }

    StageEditor(ScreenSurface<?> surface, NetworkViewModel model, Host host) {
        this.surface = surface;
        this.model = model;
        this.host = host;
        field = new NumberEditor(model, new Moves());
        mark.getStyleClass().add("stage-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        layer.setPickOnBounds(false);
        layer.getChildren().addAll(mark, field);
        node = new StackPane(surface, layer);
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        surface.setOnItemClick(item -> editable(item.id()).ifPresent(this::open));
        model.options().presentingProperty().addListener((observable, old, now) -> {
            field.cancel();
            mark.setVisible(false);
        });
        // Another network has other numbers.
        model.titleProperty().addListener((observable, old, now) -> field.cancel());
        model.subtitleProperty().addListener((observable, old, now) -> field.cancel());
    }

    /** The stage with its fields. */
    Node node() {
        return node;
    }

    /** Lays something over the stage that takes no part in its layout. */
    void over(Node above) {
        layer.getChildren().add(above);
    }

    /** The pointer has come to an item or left them all. */
    void hover(Optional<Item> item) {
        Optional<NumberRef> number = item.flatMap(i -> editable(i.id()));
        number.ifPresent(n -> selected = n);
        if (number.isPresent()) {
            surface.setCursor(Cursor.H_RESIZE);
            place(NumberPlace.of(item.orElseThrow()));
        }
        mark.setVisible(number.isPresent() && !field.isVisible());
    }

    /** What the status line adds for an item that can be edited. */
    String hint(Item item) {
        Optional<NumberRef> number = editable(item.id());
        if (number.isEmpty()) {
            return "";
        }
        return number.get().parameter() && iteration() > 0
                ? " · click or drag to change what it was before iteration 1"
                : " · click to type, drag to change";
    }

    private int iteration() {
        NetworkScene scene = model.sceneProperty().get();
        return scene == null ? 0 : scene.state().iteration();
    }

    private void place(Rectangle2D box) {
        double width = Math.max(box.getWidth(), 20) + 2 * ROOM;
        double height = Math.max(box.getHeight(), 12) + 2 * ROOM;
        mark.resizeRelocate(box.getCenterX() - width / 2, box.getCenterY() - height / 2, width, height);
    }

    /** The number of an item, where it can be edited now. */
    private Optional<NumberRef> editable(String item) {
        return model.options().presentingProperty().get() ? Optional.empty() : NumberRef.of(item);
    }

    private void press(MouseEvent event) {
        drag = null;
        if (event.getButton() == MouseButton.PRIMARY) {
            surface.itemAt(event.getX(), event.getY())
                    .flatMap(item -> editable(item.id()))
                    .ifPresent(n ->
                            drag = new Drag(n, event.getX(), model.editing().number(n)));
        }
    }

    private void drag(MouseEvent event) {
        Drag now = drag;
        if (now == null || (!now.moved && Math.abs(event.getX() - now.x) <= STILL)) {
            return;
        }
        if (!now.moved) {
            now.moved = true;
            mark.setVisible(false);
        }
        double step = STEP * (event.isShiftDown() ? FINER : event.isShortcutDown() ? COARSER : 1);
        double value = model.editing().clamped(now.number, rounded(now.value + (event.getX() - now.x) * step));
        now.x = event.getX();
        now.value = value;
        set(now.number, value, now);
        event.consume();
    }

    private void release(MouseEvent event) {
        if (drag != null && drag.moved) {
            selected = drag.number;
        }
        drag = null;
    }

    private boolean set(NumberRef number, double value, Object gesture) {
        try {
            model.editing().setNumber(number, value, gesture);
            host.message(model.editing().name(number) + ", " + Words.number(value)
                    + (number.parameter() && iteration() > 0 ? " before iteration 1" : ""));
            return true;
        } catch (BadInputException refused) {
            host.report(refused);
            return false;
        }
    }

    /** Sums of hundredths without the digits that binary fractions leave. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /** Enter opens the number under the pointer or the one of last time, + and − change it. */
    boolean key(KeyEvent event) {
        if (model.options().presentingProperty().get()) {
            return false;
        }
        switch (event.getCode()) {
            case ENTER -> open(selectedOrFirst());
            case PLUS, ADD, EQUALS -> nudge(1, event);
            case MINUS, SUBTRACT -> nudge(-1, event);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void nudge(int sign, KeyEvent event) {
        NumberRef number = selectedOrFirst();
        if (number != null) {
            double step = sign
                    * STEP
                    * (event.isShiftDown() && event.getCode() != javafx.scene.input.KeyCode.EQUALS ? FINER : 1);
            double value = model.editing().number(number) + step;
            set(number, model.editing().clamped(number, rounded(value)), "nudge " + number.id());
        }
    }

    private @Nullable NumberRef selectedOrFirst() {
        List<NumberRef> all = numbers();
        NumberRef last = selected;
        return last != null && all.contains(last) ? last : all.isEmpty() ? null : all.get(0);
    }

    /** The numbers on the stage that can be edited, in the order in which Tab goes: as they are computed. */
    private List<NumberRef> numbers() {
        List<String> shown = surface.items().stream().map(Item::id).toList();
        return model.items().stream()
                .map(ItemValue::id)
                .filter(shown::contains)
                .flatMap(id -> editable(id).stream())
                .toList();
    }

    private void open(@Nullable NumberRef number) {
        Optional<Item> item = surface.items().stream()
                .filter(i -> number != null && i.id().equals(number.id()))
                .findFirst();
        if (number == null || item.isEmpty()) {
            return;
        }
        selected = number;
        mark.setVisible(false);
        field.open(number, NumberPlace.of(item.get()), surface.getWidth(), surface.getHeight());
    }

    /** What the field asks for. */
    private final class Moves implements NumberEditor.Listener {
        @Override
        public void next(NumberRef from, int by) {
            List<NumberRef> all = numbers();
            int at = all.indexOf(from);
            if (at >= 0) {
                open(all.get(Math.floorMod(at + by, all.size())));
            }
        }

        @Override
        public void closed(boolean toStage) {
            if (toStage && node.getParent() != null) {
                node.getParent().requestFocus();
            }
        }
    }
}
