package dev.backprop.app.shell;

import dev.backprop.app.playback.LayoutIsland;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/**
 * The line at the foot of the window: the last message, the progress of what runs, and the backend. Floating, it is there
 * only as long as it has something to say: a problem until the next message, any other one for some seconds.
 */
final class StatusLine extends HBox {
    private static final double READING = 6;

    private final Label message = new Label();
    /** While a number is dragged, messages come with every pulse. */
    private final LayoutIsland words = new LayoutIsland(message, false);

    private final ProgressLine progress = new ProgressLine();
    private final Label backend = new Label();
    private final PauseTransition reading = new PauseTransition(Duration.seconds(READING));
    private String engine = "";
    private String own = "";
    private boolean floating;
    private boolean said;

    StatusLine() {
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        message.setId("status-message");
        message.setMinWidth(0);
        backend.setId("status-backend");
        backend.setMinWidth(USE_PREF_SIZE);
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, progress, backend);
        reading.setOnFinished(event -> {
            said = false;
            showOrHide();
        });
        showOrHide();
    }

    void setMessage(String text, boolean problem) {
        message.setText(text);
        message.getStyleClass().remove("problem");
        if (problem) {
            message.getStyleClass().add("problem");
        }
        if (floating) {
            words.requestLayout();
        }
        said = !text.isEmpty();
        reading.stop();
        if (said && !problem) {
            reading.playFromStart();
        }
        showOrHide();
    }

    void setProgress(double fraction, String text) {
        progress.show(fraction, text);
        showOrHide();
    }

    /** Whether it floats over the stage: no wider than its words, never in the way of the pointer. */
    void setFloating(boolean floats) {
        floating = floats;
        setMouseTransparent(floats);
        setMaxSize(floats ? USE_PREF_SIZE : Double.MAX_VALUE, floats ? USE_PREF_SIZE : Double.MAX_VALUE);
        backend.setVisible(!floats);
        backend.setManaged(!floats);
        getStyleClass().remove("floating");
        if (floats) {
            getStyleClass().add("floating");
        }
        showOrHide();
    }

    private void showOrHide() {
        setVisible(!floating || said || progress.says());
    }

    /** What the engine runs on, once it has started. */
    void setEngine(String text) {
        engine = text;
        nameBackend();
    }

    /** What the workspace in the window runs on, where it is something of its own; empty where it is the engine's. */
    void setBackend(String text) {
        own = text;
        nameBackend();
    }

    private void nameBackend() {
        backend.setText(own.isEmpty() ? engine : own);
    }

    /** What runs, and how far it is; empty where nothing does. */
    String progress() {
        return progress.words();
    }

    String message() {
        return message.getText();
    }
}
