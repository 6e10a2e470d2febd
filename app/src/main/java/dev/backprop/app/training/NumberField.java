package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field whose text counts at Enter, or when the focus leaves it. A text that is no good changes nothing: at Enter it is
 * marked and the reason told, and when the focus leaves it gives way to what counts.
 */
final class NumberField extends TextField {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final Supplier<String> current;
    private final Consumer<String> change;
    private final Consumer<Throwable> refuse;

    /**
     * @param current what counts now, as text
     * @param change takes a new text; throws {@link BadInputException} where it is no good
     * @param refuse tells why
     */
    NumberField(String id, Supplier<String> current, Consumer<String> change, Consumer<Throwable> refuse) {
        super(current.get());
        this.current = current;
        this.change = change;
        this.refuse = refuse;
        setId(id);
        getStyleClass().add("number");
        setPrefColumnCount(7);
        setOnAction(event -> commit());
        textProperty().addListener((observable, old, now) -> pseudoClassStateChanged(ERROR, false));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showCurrent();
            }
        });
        focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                commit();
                showCurrent();
            }
        });
    }

    /** Puts in what counts. */
    void showCurrent() {
        setText(current.get());
    }

    private void commit() {
        if (getText().strip().equals(current.get())) {
            return;
        }
        try {
            change.accept(getText().strip());
        } catch (BadInputException e) {
            pseudoClassStateChanged(ERROR, true);
            refuse.accept(e);
        }
    }
}
