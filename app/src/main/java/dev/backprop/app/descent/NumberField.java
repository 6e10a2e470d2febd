package dev.backprop.app.descent;

import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for one number. What is typed counts with Enter or when the field is left; a text that is no number of the range
 * is refused in words with Enter and forgotten when the field is left. Escape forgets it, too.
 */
final class NumberField extends TextField {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private final DoubleProperty number;
    private final DoublePredicate allowed;

    /**
     * @param number what it shows and sets
     * @param allowed its range
     * @param expected the range in words
     * @param refused told in one line what was found and expected
     */
    NumberField(
            String name, DoubleProperty number, DoublePredicate allowed, String expected, Consumer<String> refused) {
        this.number = number;
        this.allowed = allowed;
        getStyleClass().addAll("number", "number-field");
        setPrefColumnCount(6);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(name);
        show();
        number.addListener((observable, old, now) -> show());
        setOnAction(event -> {
            if (!take()) {
                refused.accept(getAccessibleText() + ": found \"" + getText() + "\", expected " + expected);
            }
        });
        focusedProperty().addListener((observable, old, now) -> {
            if (!now && !take()) {
                show();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
            }
        });
    }

    private void show() {
        setText(Names.setting(number.get()));
    }

    private boolean take() {
        String text = getText().strip().replace('−', '-');
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value) || !allowed.test(value)) {
            return false;
        }
        number.set(value);
        show();
        return true;
    }
}
