package dev.backprop.app.network;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of predict-then-reveal while the stage has the focus: Q, and a number and Enter while one is asked for. */
final class PredictKeys {
    /** For key events that come without their text. */
    private static final Map<KeyCode, String> SIGNS = Map.of(
            KeyCode.PERIOD, ".",
            KeyCode.DECIMAL, ".",
            KeyCode.COMMA, ",",
            KeyCode.MINUS, "-",
            KeyCode.SUBTRACT, "-",
            KeyCode.SLASH, "/",
            KeyCode.DIVIDE, "/",
            KeyCode.E, "e");

    private final StageOptions options;
    private final PredictModel predict;

    PredictKeys(StageOptions options, PredictModel predict) {
        this.options = options;
        this.predict = predict;
    }

    /** Whether the key was of use. */
    boolean key(KeyEvent event) {
        if (event.getCode() == KeyCode.Q) {
            options.predictingProperty().set(!options.predictingProperty().get());
            return true;
        }
        if (!options.predictingProperty().get()) {
            return false;
        }
        return switch (event.getCode()) {
            case ENTER -> {
                predict.submit();
                yield true;
            }
            case BACK_SPACE -> predict.erase();
            default -> {
                String text = text(event);
                yield text.length() == 1 && predict.type(text.charAt(0));
            }
        };
    }

    private static String text(KeyEvent event) {
        String text = event.getText();
        if (text != null && text.length() == 1) {
            return text;
        }
        KeyCode code = event.getCode();
        if (code.isDigitKey()) {
            String name = code.getName();
            return name.substring(name.length() - 1);
        }
        return SIGNS.getOrDefault(code, "");
    }
}
