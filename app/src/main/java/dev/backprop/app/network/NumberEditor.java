package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.trace.Figures;
import java.awt.geom.Rectangle2D;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A field over a number on the stage. Enter takes what is typed, Esc forgets it, Tab takes it and goes to the next number,
 * the arrows up and down change it by a hundredth. What is wrong is said under it.
 */
final class NumberEditor extends VBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double STEP = 0.01;
    private static final double FINER = 0.1;
    private static final int COLUMNS = 8;

    private final NetworkViewModel model;
    private final Listener listener;
    private final TextField field = new TextField();
    private final Label note = new Label();
    private @Nullable NumberRef number;
    private Object gesture = new Object();
    private double before;
    private Rectangle2D place = new Rectangle2D.Double();
    private double stageWidth;
    private double stageHeight;

    /** Where the field goes on. */
    interface Listener {
        /** To the number that many places on. */
        void next(NumberRef from, int by);

        /** Closed; whether the stage should have the focus. */
        void closed(boolean toStage);
    }

    NumberEditor(NetworkViewModel model, Listener listener) {
        this.model = model;
        this.listener = listener;
        setId("stage-editor");
        getStyleClass().add("stage-editor");
        field.setId("stage-number");
        field.getStyleClass().add("number");
        note.setId("stage-note");
        note.getStyleClass().add("stage-note");
        note.setWrapText(true);
        getChildren().addAll(field, note);
        setManaged(false);
        setVisible(false);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((observable, old, now) -> refused(false, hint()));
        field.focusedProperty().addListener((observable, old, now) -> {
            if (!now && isVisible()) {
                leave();
            }
        });
    }

    /** Opens over the box of a number. */
    void open(NumberRef which, Rectangle2D box, double width, double height) {
        number = which;
        gesture = new Object();
        before = model.editing().number(which);
        place = box;
        stageWidth = width;
        stageHeight = height;
        String text = Words.number(before);
        field.setPrefColumnCount(Math.max(COLUMNS, text.length()));
        field.setText(text);
        field.setAccessibleText(model.editing().name(which));
        setVisible(true);
        refused(false, hint());
        field.requestFocus();
        selectFromItsStart();
    }

    /**
     * Selects all with the caret before the first digit: a field keeps how far its last text was scrolled, and a number
     * that has lost its sign and first digits is another number.
     */
    private void selectFromItsStart() {
        field.end();
        field.selectRange(field.getLength(), 0);
    }

    /** The field stands over the number, what is said about it under the field, and all of it on the stage. */
    private void fit() {
        applyCss();
        double width = prefWidth(-1);
        double height = prefHeight(width);
        double top =
                place.getCenterY() - field.prefHeight(width) / 2 - getInsets().getTop();
        double x = Math.max(0, Math.min(stageWidth - width, place.getCenterX() - width / 2));
        resizeRelocate(x, Math.max(0, Math.min(stageHeight - height, top)), width, height);
    }

    /** Closes and leaves everything as it was when it was opened. */
    void cancel() {
        NumberRef which = number;
        if (which != null && isVisible()) {
            close();
        }
    }

    private String hint() {
        NumberRef which = number;
        NetworkScene scene = model.sceneProperty().get();
        if (which == null
                || scene == null
                || !which.parameter()
                || scene.state().iteration() == 0) {
            return "";
        }
        String now = model.items().stream()
                .filter(item -> item.id().equals(which.id()) && item.value() != null)
                .map(item -> item.value())
                .map(value -> " (now " + Figures.plain(value, scene.digits()) + ")")
                .findFirst()
                .orElse("");
        return "before iteration 1" + now;
    }

    private void refused(boolean is, String words) {
        pseudoClassStateChanged(REFUSED, is);
        note.setText(words);
        Section.show(note, !words.isEmpty());
        if (isVisible()) {
            fit();
        }
    }

    private void key(KeyEvent event) {
        NumberRef which = number;
        if (which == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                if (take()) {
                    close();
                    listener.closed(true);
                }
            }
            case TAB -> {
                if (take()) {
                    close();
                    listener.next(which, event.isShiftDown() ? -1 : 1);
                }
            }
            case ESCAPE -> {
                // The arrows may have changed it already.
                if (model.editing().number(which) != before) {
                    model.editing().setNumber(which, before, gesture);
                }
                close();
                listener.closed(true);
            }
            case UP -> nudge(which, event.isShiftDown() ? STEP * FINER : STEP);
            case DOWN -> nudge(which, event.isShiftDown() ? -STEP * FINER : -STEP);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void nudge(NumberRef which, double step) {
        if (take()) {
            double value = Math.rint((model.editing().number(which) + step) * 1e6) / 1e6;
            double clamped = model.editing().clamped(which, value);
            model.editing().setNumber(which, clamped, gesture);
            field.setText(Words.number(clamped));
            selectFromItsStart();
        }
    }

    /** Takes what is typed; false, and the reason under the field, where it is refused. */
    private boolean take() {
        NumberRef which = number;
        if (which == null) {
            return false;
        }
        try {
            double value = Typed.number("number", field.getText());
            if (value != model.editing().number(which)) {
                model.editing().setNumber(which, value, gesture);
            }
            return true;
        } catch (BadInputException e) {
            refused(true, said(e));
            return false;
        }
    }

    /** Without the place, which is where the field stands. */
    private static String said(BadInputException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.indexOf(": ") + 2);
    }

    /** The focus has gone elsewhere: a number counts, anything else is forgotten. */
    private void leave() {
        take();
        close();
        listener.closed(false);
    }

    private void close() {
        number = null;
        setVisible(false);
    }
}
