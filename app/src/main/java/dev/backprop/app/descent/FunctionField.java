package dev.backprop.app.descent;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where the function is typed, and the mark under the character that is wrong. */
final class FunctionField extends HBox {
    /** The width of a character of JetBrains Mono, as a part of its size. */
    private static final double ADVANCE = 0.6;
    /** In characters; a wider window shows more of a long function. */
    private static final int NARROW = 22;

    private static final double WINDOW_PER_CHARACTER = 42;

    private final TextField field = new TextField();
    private final Label mark = new Label("▲");
    private final Label message = new Label();
    private final VBox complaint = new VBox(mark, message);
    private final DescentViewModel model;
    private @Nullable Object typing;

    FunctionField(DescentViewModel model) {
        this.model = model;
        getStyleClass().add("descent-function");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label();
        name.getStyleClass().add("function-name");
        name.setMinWidth(USE_PREF_SIZE);
        field.setId("descent-f");
        field.setAccessibleText("the function f");
        field.getStyleClass().add("number");
        field.setPrefColumnCount(NARROW);
        field.textProperty().bindBidirectional(model.fProperty());
        field.textProperty().addListener((observable, old, now) -> widen());
        field.focusedProperty().addListener((observable, old, now) -> {
            widen();
            // What is typed in one go is one edit.
            if (now) {
                typing = model.edits().begin();
            } else {
                model.edits().end(typing);
            }
        });
        sceneProperty().flatMap(Scene::widthProperty).addListener((observable, old, now) -> widen());
        getChildren().addAll(name, field);
        complaint.setId("descent-error");
        complaint.getStyleClass().add("descent-error");
        complaint.setManaged(false);
        complaint.setMouseTransparent(true);
        complaint.setVisible(false);
        mark.getStyleClass().add("mark");
        message.getStyleClass().add("message");
        message.setWrapText(true);
        model.pictureProperty().addListener((observable, old, now) -> name(name));
        name(name);
        model.errorProperty().addListener((observable, old, now) -> complain());
        // What is wrong may be known before there is a window, and the window may change its size.
        field.widthProperty().addListener((observable, old, now) -> complainAgain());
        complaint.parentProperty().addListener((observable, old, now) -> {
            if (now instanceof Pane over) {
                over.widthProperty().addListener((width, before, after) -> complainAgain());
            }
        });
    }

    /** What says where the text is wrong; to be laid over the stage, right under the header. */
    VBox complaint() {
        return complaint;
    }

    /** As wide as the function is long, where the window is; while one types it stays where it is. */
    private void widen() {
        if (getScene() != null && !field.isFocused()) {
            int most = (int) (getScene().getWidth() / WINDOW_PER_CHARACTER);
            field.setPrefColumnCount(Math.max(NARROW, Math.min(field.getLength() + 1, most)));
        }
    }

    private void name(Label name) {
        name.setText(model.trajectory().dimension() == 1 ? "f(x) =" : "f(x, y) =");
    }

    /** Once all has its new place. */
    private void complainAgain() {
        if (complaint.isVisible()) {
            Platform.runLater(this::complain);
        }
    }

    /** Puts the mark under its character and the message under the mark. */
    private void complain() {
        InputError error = model.errorProperty().get().orElse(null);
        complaint.setVisible(error != null);
        if (error == null || !(complaint.getParent() instanceof Pane over)) {
            return;
        }
        message.setText(error.message());
        mark.setVisible(error.character() > 0);
        double size = field.getFont().getSize();
        double end = Math.max(0, field.getWidth() - size);
        double at = field.snappedLeftInset() + (error.character() - 0.5) * ADVANCE * size;
        double left = field.localToScene(0, 0).getX() - over.localToScene(0, 0).getX();
        mark.setTranslateX(Math.min(end, at) - size / 2);
        double room = Math.max(8 * size, over.getWidth() - left - size);
        complaint.setPrefWidth(Math.min(room, message.prefWidth(-1) + 2));
        complaint.relocate(left, 2);
        complaint.autosize();
    }
}
