package dev.backprop.app.network;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Predict, then reveal: the mode's switch, and while it is on a field for the answer, the verdict and the score. */
final class PredictSection extends Section {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");

    private final NetworkViewModel model;
    private final TextField field = new TextField();
    private final Label verdict = new Label();
    private final Label score = muted("");
    private final VBox body = new VBox();
    private final Runnable toStage;
    private final BooleanProperty asked = new SimpleBooleanProperty(this, "asked");
    private boolean showing;

    /** @param toStage gives the stage the focus, so that the next number is typed there and not into a button */
    PredictSection(NetworkViewModel model, Runnable toStage) {
        super("Predict, then reveal");
        this.model = model;
        this.toStage = toStage;
        ToggleButton toggle = new ToggleButton();
        toggle.textProperty()
                .bind(Bindings.when(toggle.selectedProperty()).then("Stop · Q").otherwise("Start · Q"));
        toggle.setId("network-predict");
        toggle.setAccessibleText("predict, then reveal");
        toggle.selectedProperty().bindBidirectional(model.options().predictingProperty());
        toggle.setFocusTraversable(true);
        toggle.setOnAction(event -> toStage.run());
        Label title = (Label) getChildren().remove(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title, toggle);
        head.getStyleClass().add("predict-head");
        body.getStyleClass().add("inspector-group");
        body.getChildren().addAll(answer(), verdict, score);
        verdict.setId("predict-verdict");
        verdict.setWrapText(true);
        verdict.getStyleClass().add("predict-verdict");
        score.setId("predict-score");
        getChildren().addAll(head, body);
        model.predict().guessProperty().addListener((observable, old, now) -> show());
        show();
    }

    private HBox answer() {
        field.setId("predict-answer");
        field.getStyleClass().add("number");
        field.setPromptText("the next number");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().addListener((observable, old, now) -> {
            if (!showing) {
                model.predict().setTyped(now);
            }
        });
        // It stays enabled after an answer: a field that is disabled sends the focus to whatever comes next.
        field.setOnAction(event -> model.predict().submit());
        field.editableProperty().bind(asked);
        Button check = new Button("Check");
        check.setId("predict-check");
        check.setOnAction(event -> {
            toStage.run();
            model.predict().submit();
        });
        Button reveal = new Button("Reveal");
        reveal.setId("predict-reveal");
        reveal.setOnAction(event -> {
            toStage.run();
            model.predict().reveal();
        });
        check.disableProperty().bind(asked.not());
        reveal.disableProperty().bind(asked.not());
        check.setMinWidth(USE_PREF_SIZE);
        reveal.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(field, check, reveal);
        row.getStyleClass().add("predict-answer");
        return row;
    }

    private void show() {
        Guess guess = model.predict().guessProperty().get();
        Section.show(body, guess != null);
        if (guess == null) {
            return;
        }
        showing = true;
        asked.set(guess.hidden());
        if (!field.getText().equals(guess.typed())) {
            field.setText(guess.typed());
            field.end();
        }
        showing = false;
        verdict.setText(
                guess.words().isEmpty()
                        ? (guess.hidden() ? "What is it?" : "→ asks for the next number")
                        : guess.words());
        verdict.pseudoClassStateChanged(
                RIGHT, guess.verdict() != null && guess.verdict().right());
        score.setText(guess.standing());
        Section.show(score, !guess.standing().isEmpty());
    }
}
