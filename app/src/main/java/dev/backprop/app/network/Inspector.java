package dev.backprop.app.network;

import dev.backprop.app.playback.SegmentedChoice;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Separator;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The panel at the right, on two sides. One is read: predict-then-reveal, the gradients by three ways, and what is
 * shown. The other is edited: the network, the update rule and the samples.
 */
final class Inspector extends VBox {
    private final VBox read;
    private final Supplier<VBox> editor;
    /** Built when it is first asked for: its choices and tables are a tenth of the window's start. */
    private @Nullable VBox edited;

    private boolean locked;

    /** @param toStage gives the stage the focus */
    Inspector(NetworkViewModel model, HoverWords host, Runnable toStage) {
        getStyleClass().add("network-inspector");
        Section gradients = new Section("Three ways to the same gradient");
        gradients.getChildren().add(new GradientList(model, host));
        read = side(List.of(new PredictSection(model, toStage), gradients, new ShownSection(model, host)));
        editor = () -> side(List.of(
                new NetworkSection(model, host, toStage),
                new UpdateSection(model, host, toStage),
                new SamplesSection(model, host)));
        SegmentedChoice sides = new SegmentedChoice("Gradients", "Edit");
        sides.setId("network-sides");
        sides.selectedProperty().addListener((observable, old, now) -> turn(now.intValue() == 1));
        sides.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> toStage.run());
        HBox head = new HBox(sides, new RunAgain(model, host, toStage));
        HBox.setHgrow(head.getChildren().get(1), Priority.ALWAYS);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, read);
    }

    private static VBox side(List<Section> sections) {
        VBox side = new VBox();
        side.getStyleClass().add("inspector-side");
        for (Section section : sections) {
            if (!side.getChildren().isEmpty()) {
                side.getChildren().add(new Separator());
            }
            side.getChildren().add(section);
        }
        return side;
    }

    private void turn(boolean edit) {
        Section.show(read, !edit);
        if (edit && edited == null) {
            edited = editor.get();
            edited.setDisable(locked);
            getChildren().add(edited);
        }
        if (edited != null) {
            Section.show(edited, edit);
        }
    }

    /** Locks what changes the run; what only looks at it stays. */
    void setLocked(boolean lock) {
        locked = lock;
        if (edited != null) {
            edited.setDisable(lock);
        }
    }
}
