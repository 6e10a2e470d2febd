package dev.backprop.app.network;

import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.app.shell.UndoButtons;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** What the header shows in its middle: how the stage is looked at, and what can be undone. */
final class HeaderTools {
    private final List<Node> nodes = new ArrayList<>();

    /** @param toStage gives the stage the focus: who has clicked here goes on with the player's keys */
    HeaderTools(NetworkViewModel model, Runnable toStage) {
        StageOptions options = model.options();
        nodes.add(choice(
                "network-view", options.viewProperty(), List.of(StageView.values()), "Neurons", "Computation graph"));
        nodes.add(choice(
                "network-colouring",
                options.colouringProperty(),
                List.of(Colouring.values()),
                "Weight",
                "Gradient",
                "Contribution"));
        // Switches over model.options() are added here, in the order in which they stand.
        // The buttons use clicks up: they are seen on the way down.
        nodes.forEach(choice -> choice.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> toStage.run()));
        nodes.add(new UndoButtons(
                "network",
                model.document().history(),
                options.presentingProperty(),
                toStage,
                model.document()::undo,
                model.document()::redo));
    }

    /** From left to right; always the same nodes. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /**
     * A choice that shows a property and changes it.
     *
     * @param id of the control
     * @param values one for each word, in the same order
     */
    static <T> SegmentedChoice choice(String id, ObjectProperty<T> property, List<T> values, String... words) {
        SegmentedChoice choice = new SegmentedChoice(words);
        choice.setId(id);
        choice.select(values.indexOf(property.get()));
        choice.selectedProperty().addListener((observable, old, now) -> property.set(values.get(now.intValue())));
        property.addListener((observable, old, now) -> choice.select(values.indexOf(now)));
        return choice;
    }
}
