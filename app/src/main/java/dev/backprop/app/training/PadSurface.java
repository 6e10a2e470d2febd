package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/**
 * Where one draws, with mouse, pen, finger or keys: the arrow keys move the brush, with Shift by a hair's breadth, and Space
 * puts it down and lifts it.
 */
final class PadSurface extends Pane {
    private static final double STEP = 10;
    private static final double SMALL_STEP = 2;

    private final Drawing drawing;
    private final WritableImage image = new WritableImage(Ink.SIDE, Ink.SIDE);
    private final Circle brush = new Circle();
    private DigitImages images = new DigitImages(Palette.LIGHT);
    private double x = Ink.SIDE / 2.0;
    private double y = Ink.SIDE / 4.0;
    private boolean down;

    PadSurface(Drawing drawing) {
        this.drawing = drawing;
        setId("pad-surface");
        getStyleClass().add("pad-surface");
        setMinSize(Ink.SIDE, Ink.SIDE);
        setPrefSize(Ink.SIDE, Ink.SIDE);
        setMaxSize(Ink.SIDE, Ink.SIDE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(
                "drawing pad: arrow keys move the brush, Space puts it down and lifts it, E erases, Delete clears");
        setCursor(Cursor.CROSSHAIR);
        brush.getStyleClass().add("pad-brush");
        brush.setMouseTransparent(true);
        brush.setManaged(false);
        brush.visibleProperty().bind(focusedProperty());
        ImageView view = new ImageView(image);
        view.setMouseTransparent(true);
        setClip(new Rectangle(-1, -1, Ink.SIDE + 2, Ink.SIDE + 2));
        getChildren().addAll(view, brush);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        drawing.erasingProperty().addListener((observable, old, now) -> place());
        place();
        repaint(Ink.Area.ALL);
    }

    void setPalette(Palette palette) {
        images = new DigitImages(palette);
        repaint(Ink.Area.ALL);
    }

    /** Shows the ink as it is now. */
    void refresh() {
        repaint(Ink.Area.ALL);
    }

    private void repaint(Ink.Area area) {
        images.paint(image, area, drawing.ink()::at);
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            x = event.getX();
            y = event.getY();
            down = false;
            place();
            repaint(drawing.press(x, y));
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            x = event.getX();
            y = event.getY();
            place();
            repaint(drawing.drag(x, y));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        double step = event.isShiftDown() ? SMALL_STEP : STEP;
        switch (event.getCode()) {
            case LEFT -> move(-step, 0);
            case RIGHT -> move(step, 0);
            case UP -> move(0, -step);
            case DOWN -> move(0, step);
            case SPACE -> putDown();
            case E -> drawing.erasingProperty().set(!drawing.erasingProperty().get());
            case DELETE, BACK_SPACE -> clear();
            default -> {
                if (event.isShortcutDown() || !label(event)) {
                    return;
                }
            }
        }
        event.consume();
    }

    private boolean label(KeyEvent event) {
        String text = event.getText();
        if (text.length() != 1 || !Character.isDigit(text.charAt(0))) {
            return false;
        }
        drawing.labelProperty().set(Character.digit(text.charAt(0), 10));
        return true;
    }

    private void clear() {
        drawing.clear();
        refresh();
    }

    private void putDown() {
        down = !down;
        place();
        if (down) {
            repaint(drawing.press(x, y));
        }
    }

    private void move(double dx, double dy) {
        x = Math.max(0, Math.min(Ink.SIDE, x + dx));
        y = Math.max(0, Math.min(Ink.SIDE, y + dy));
        place();
        if (down) {
            repaint(drawing.drag(x, y));
        }
    }

    private void place() {
        brush.setCenterX(x);
        brush.setCenterY(y);
        brush.setRadius(drawing.erasingProperty().get() ? Ink.ERASER : Ink.PEN);
        brush.setOpacity(down ? 1 : 0.55);
    }
}
