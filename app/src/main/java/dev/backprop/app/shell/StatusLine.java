package dev.backprop.app.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the foot of the window: the last message, the progress of what runs, and the backend. */
final class StatusLine extends HBox {
    private final Label message = new Label();
    private final Label progressText = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label backend = new Label();

    StatusLine() {
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        message.setId("status-message");
        message.setMinWidth(0);
        backend.setId("status-backend");
        backend.setMinWidth(USE_PREF_SIZE);
        progressText.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(message, space, progressText, progress, backend);
        setProgress(2, "");
    }

    void setMessage(String text, boolean problem) {
        message.setText(text);
        message.getStyleClass().remove("problem");
        if (problem) {
            message.getStyleClass().add("problem");
        }
    }

    void setProgress(double fraction, String text) {
        boolean running = fraction <= 1;
        progress.setProgress(fraction < 0 ? ProgressBar.INDETERMINATE_PROGRESS : Math.min(1, fraction));
        progress.setVisible(running);
        progress.setManaged(running);
        progressText.setText(text);
    }

    void setBackend(String text) {
        backend.setText(text);
    }

    String message() {
        return message.getText();
    }
}
