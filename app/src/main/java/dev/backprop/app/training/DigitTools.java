package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.shell.Host;
import dev.backprop.engine.data.Handwriting;
import dev.backprop.engine.data.Mnist;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What one does with digits in the lab: draw one, look at those that are told wrongly, and take one into the network. All of it
 * belongs to the JavaFX thread.
 */
final class DigitTools implements AutoCloseable {
    private final Host host;
    private final TrainingViewModel model;
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "backprop-digits");
        thread.setDaemon(true);
        return thread;
    });
    private final StackPane stage;
    private final DrawPad pad;
    private final MistakesModel mistakes;
    private final MistakesPanel panel;
    private final Button draw = new Button("Draw a digit", new FontIcon("fth-edit-2"));
    private final Button step = new Button("Into the network", new FontIcon("fth-share-2"));
    private final Button loss = new Button("Its loss", new FontIcon("fth-map"));
    private final Drawing drawing;

    /** @param picture that the pad comes over */
    DigitTools(Host host, TrainingViewModel model, Node picture) {
        this.host = host;
        this.model = model;
        drawing = new Drawing(background, Platform::runLater, this::drawn);
        pad = new DrawPad(drawing, this::into, this::putAway);
        pad.setVisible(false);
        stage = new StackPane(picture, pad);
        stage.setMinSize(0, 0);
        // The outputs stay in sight.
        StackPane.setAlignment(pad, Pos.TOP_LEFT);
        StackPane.setMargin(pad, new Insets(12));
        mistakes = new MistakesModel(background, Platform::runLater);
        panel = new MistakesPanel(mistakes, model::showDigit, host::message);
        button(draw, "training-draw", "A pad to draw a digit for the network on (D)");
        draw.setOnAction(event -> togglePad());
        draw.disableProperty().bind(model.readyProperty().not());
        button(
                step,
                "training-into",
                "Steps through the shown digit's forward and backward pass, with these weights (I)");
        step.setOnAction(event -> into());
        step.disableProperty().bind(Bindings.isNull(model.shownProperty()));
        loss.setId("training-loss");
        loss.getStyleClass().add("run-button");
        loss.setMinWidth(Button.USE_PREF_SIZE);
        loss.setTooltip(new Tooltip("The loss around these weights as a surface, and the training in it (L)"));
        loss.setOnAction(event -> showLoss());
        loss.disableProperty().bind(Bindings.isNull(model.shownProperty()));
        model.shownProperty().addListener((observable, old, now) -> show(now));
    }

    private static void button(Button button, String id, String hint) {
        button.setId(id);
        button.getStyleClass().addAll("flat", "header-button");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
    }

    /** The picture, with the pad over it while one draws. */
    Node stage() {
        return stage;
    }

    /** What the network got wrong. */
    MistakesPanel mistakes() {
        return panel;
    }

    /** For the header. */
    List<Node> tools() {
        return List.of(draw, step);
    }

    /** For the buttons of the run: the header has no room for it. */
    Node loss() {
        return loss;
    }

    private void show(@Nullable Shown shown) {
        pad.told(shown);
        Parent place = panel.getParent();
        // While nobody looks at them, mistakes are not sorted.
        if (shown != null && place != null && place.isVisible()) {
            mistakes.show(shown.snapshot().plan().test(), shown.predictions());
        }
    }

    /** The panel has got its place: it is brought up to date whenever that comes into sight. */
    void follow() {
        panel.getParent()
                .visibleProperty()
                .addListener(
                        (observable, old, now) -> show(model.shownProperty().get()));
    }

    private void drawn(Shown.Digit digit) {
        Mnist data = model.data();
        if (data != null && data.test().features() == digit.pixels().length) {
            model.showDrawn(digit);
        }
    }

    /** Brings the pad, or puts it away; what was drawn on it stays. */
    void togglePad() {
        Shown now = model.shownProperty().get();
        if (pad.isVisible()) {
            putAway();
        } else if (now == null || now.digit().pixels().length != Handwriting.SIDE * Handwriting.SIDE) {
            host.error("drawing is for digits of " + Handwriting.SIDE + " × " + Handwriting.SIDE
                    + " pixels: this data has others");
        } else {
            pad.setVisible(true);
            pad.focus();
            Shown.Digit own = drawing.digitProperty().get();
            if (own != null) {
                drawn(own);
            }
        }
    }

    private void putAway() {
        pad.setVisible(false);
        stage.getParent().requestFocus();
    }

    /** Takes the shown digit and the weights of this moment into the Network workspace. */
    void into() {
        Shown shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        try {
            host.openIn("network", IntoNetwork.session(shown), IntoNetwork.name(shown));
        } catch (RuntimeException problem) {
            host.report(problem);
        }
    }

    /** Takes the weights of this moment to where their loss is seen as a surface. */
    void showLoss() {
        Shown shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        try {
            host.openIn("descent", LossOf.of(shown));
        } catch (RuntimeException problem) {
            host.report(problem);
        }
    }

    /** Takes the last stroke back, while one draws. */
    void undo() {
        if (pad.isVisible()) {
            pad.undo();
        }
    }

    void setPalette(Palette palette) {
        pad.setPalette(palette);
        panel.setPalette(palette);
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
