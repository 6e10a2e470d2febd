package dev.backprop.app.network;

import dev.backprop.app.playback.SegmentedChoice;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;

/** What the header shows in its middle: how the stage is looked at, and what can be undone. */
final class HeaderTools {
    private final List<Node> nodes = new ArrayList<>();

    HeaderTools(NetworkViewModel model) {
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
