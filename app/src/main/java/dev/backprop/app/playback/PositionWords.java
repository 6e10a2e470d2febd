package dev.backprop.app.playback;

import dev.backprop.engine.BadInputException;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where the cursor is, in words: a title and a smaller line. A click on the title asks for the number of another place, and
 * Enter goes there; what cannot be gone to is said where the smaller line was.
 */
final class PositionWords extends StackPane {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final int COLUMNS = 6;

    private final Playback playback;
    private final Button title = new Button();
    private final FittedWords subtitle = new FittedWords(FittedWords.Keep.LAST);
    private final Label word = new Label();
    private final TextField field = new TextField();
    private final Label range = new Label();
    private boolean inOneLine;
    private boolean asking;
    private @Nullable Node before;

    PositionWords(Playback playback) {
        this.playback = playback;
        setMinWidth(0);
        title.setId("transport-position");
        title.getStyleClass().setAll("transport-title");
        title.textProperty().bind(playback.titleProperty());
        title.setGraphic(new FontIcon("fth-edit-2"));
        title.setContentDisplay(ContentDisplay.RIGHT);
        Tooltip hint = new Tooltip();
        hint.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Go to another " + playback.numbering().word() + " (Ctrl+G)", playback.titleProperty()));
        title.setTooltip(hint);
        title.setFocusTraversable(false);
        title.setOnAction(event -> ask());
        title.disableProperty().bind(playback.disabledProperty());
        subtitle.getStyleClass().add("transport-subtitle");
        subtitle.textProperty().bind(playback.subtitleProperty());
        subtitle.setKeep(playback.track().keep());
        playback.trackProperty().addListener((observable, old, now) -> subtitle.setKeep(now.keep()));
        word.getStyleClass().add("transport-word");
        word.setMinWidth(USE_PREF_SIZE);
        range.setId("transport-range");
        range.getStyleClass().add("transport-range");
        setUpField();
        show(false);
    }

    private void setUpField() {
        field.setId("transport-place");
        field.getStyleClass().add("number");
        field.setPrefColumnCount(COLUMNS);
        field.setMinWidth(USE_PREF_SIZE);
        field.setOnAction(event -> go());
        field.textProperty().addListener((observable, old, now) -> say(false, bounds()));
        field.focusedProperty().addListener((observable, old, now) -> {
            if (!now && asking) {
                show(false);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
    }

    /** Whether title and smaller line stand beside each other. */
    void setInOneLine(boolean one) {
        inOneLine = one;
        show(false);
    }

    /** Asks for a number, where there is somewhere to go. */
    void ask() {
        if (playback.disabledProperty().get()) {
            return;
        }
        before = getScene() == null ? null : getScene().getFocusOwner();
        Numbering places = playback.numbering();
        word.setText("Go to " + places.word());
        field.setAccessibleText(places.word() + " to go to");
        field.setText(String.valueOf(places.now()));
        say(false, bounds());
        show(true);
        field.requestFocus();
        field.selectAll();
    }

    private String bounds() {
        Numbering places = playback.numbering();
        return places.first() + "–" + places.last() + (places.bound().isEmpty() ? "" : ", " + places.bound());
    }

    private void go() {
        try {
            String text = field.getText().strip();
            if (!WHOLE.matcher(text).matches()) {
                throw BadInputException.at(
                        playback.numbering().word(),
                        text.isEmpty() ? "nothing" : "“" + text + "”",
                        "a whole number, " + bounds());
            }
            playback.goTo(Long.parseLong(text));
            leave();
        } catch (BadInputException refused) {
            String message = String.valueOf(refused.getMessage());
            say(true, message.substring(message.indexOf(": ") + 2));
            field.selectAll();
        }
    }

    private void say(boolean refused, String words) {
        pseudoClassStateChanged(REFUSED, refused);
        range.setText(words);
    }

    /** Gives the focus back to where it was. */
    private void leave() {
        Node back = before;
        show(false);
        if (back != null) {
            back.requestFocus();
        }
    }

    private void show(boolean ask) {
        asking = ask;
        if (ask) {
            HBox question = new HBox(word, field);
            question.getStyleClass().add("transport-question");
            question.setAlignment(Pos.CENTER_LEFT);
            lines(question, range);
        } else {
            lines(title, subtitle);
        }
    }

    private void lines(Node first, Node second) {
        title.setMinWidth(inOneLine ? USE_PREF_SIZE : 0);
        if (inOneLine) {
            HBox line = new HBox(first, second);
            line.getStyleClass().add("transport-line");
            line.setAlignment(Pos.BASELINE_LEFT);
            getChildren().setAll(line);
        } else {
            VBox lines = new VBox(first, second);
            lines.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(lines);
        }
    }
}
