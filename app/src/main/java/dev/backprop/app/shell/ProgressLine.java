package dev.backprop.app.shell;

import dev.backprop.app.playback.LayoutIsland;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * What runs, in words, and how far it is. Words and bar change a dozen times a second while a network is trained, so the
 * place that they have in the status line changes only where they need more room, or much less.
 */
final class ProgressLine extends StackPane {
    /** As many pixels may be left over at the words' left. */
    private static final double SPARE = 40;

    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox line = new HBox(words, bar);
    private final LayoutIsland place = new LayoutIsland(line, false);

    ProgressLine() {
        line.getStyleClass().add("progress-line");
        line.setAlignment(Pos.CENTER_RIGHT);
        words.setMinWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(place);
        show(2, "");
    }

    /** @param fraction below 0: unknown; above 1: nothing runs */
    void show(double fraction, String text) {
        boolean running = fraction <= 1;
        boolean otherwise =
                running != bar.isVisible() || text.isEmpty() != words.getText().isEmpty();
        bar.setProgress(fraction < 0 ? ProgressBar.INDETERMINATE_PROGRESS : Math.min(1, fraction));
        bar.setVisible(running);
        bar.setManaged(running);
        words.setText(text);
        double spare = place.getWidth() - line.prefWidth(-1);
        if (otherwise || spare < 0 || spare > SPARE) {
            place.requestLayout();
        }
    }

    String words() {
        return words.getText();
    }

    /** Whether there is anything to be seen. */
    boolean says() {
        return bar.isVisible() || !words.getText().isEmpty();
    }
}
