package dev.backprop.app.network;

import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.app.shell.Host;
import java.util.List;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;

/**
 * The panel at the right, on two sides. One is read: predict-then-reveal, the gradients by three ways, and what is
 * shown. The other is edited: the network, the update rule and the samples.
 */
final class Inspector extends VBox {
    private final VBox edited;

    /** @param toStage gives the stage the focus */
    Inspector(NetworkViewModel model, Host host, Runnable toStage) {
        getStyleClass().add("network-inspector");
        Section gradients = new Section("Three ways to the same gradient");
        gradients.getChildren().add(new GradientList(model, host));
        VBox read = side(List.of(new PredictSection(model, toStage), gradients, new ShownSection(model)));
        edited = side(List.of(
                new NetworkSection(model, host), new UpdateSection(model, host), new SamplesSection(model, host)));
        SegmentedChoice sides = new SegmentedChoice("Gradients", "Edit");
        sides.setId("network-sides");
        sides.selectedProperty().addListener((observable, old, now) -> turn(read, now.intValue() == 1));
        getChildren().addAll(sides, read, edited);
        turn(read, false);
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

    private void turn(VBox read, boolean edit) {
        Section.show(read, !edit);
        Section.show(edited, edit);
    }

    /** Locks what changes the run; what only looks at it stays. */
    void setLocked(boolean locked) {
        edited.setDisable(locked);
    }
}
