package dev.backprop.app.playback;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Joined buttons of which exactly one is chosen: "Neurons | Computation graph", "Term | Unit | Layer". */
public final class SegmentedChoice extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", 0);

    /** Buttons with these words, the first one chosen; at least one. */
    public SegmentedChoice(String... words) {
        getStyleClass().add("segmented-choice");
        setAccessibleRole(AccessibleRole.PARENT);
        setAlignment(Pos.CENTER);
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now != null) {
                selected.set(group.getToggles().indexOf(now));
            } else if (old != null && group.getToggles().contains(old)) {
                group.selectToggle(old);
            }
        });
        setWords(List.of(words));
    }

    /** Puts other words in; the first is chosen. */
    public void setWords(List<String> words) {
        group.getToggles().clear();
        getChildren().clear();
        for (int i = 0; i < words.size(); i++) {
            ToggleButton button = new ToggleButton(words.get(i));
            button.getStyleClass().add(place(i, words.size()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            getChildren().add(button);
        }
        if (!words.isEmpty()) {
            select(0);
        }
    }

    /** Chooses one by its place. */
    public void select(int index) {
        group.selectToggle(group.getToggles().get(index));
    }

    /** The place of the one chosen. */
    public int getSelected() {
        return selected.get();
    }

    /** The place of the one chosen. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    private static String place(int index, int count) {
        if (count == 1) {
            return "only-pill";
        }
        return index == 0 ? "left-pill" : index == count - 1 ? "right-pill" : "center-pill";
    }
}
