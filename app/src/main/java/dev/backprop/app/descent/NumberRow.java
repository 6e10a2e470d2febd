package dev.backprop.app.descent;

import dev.backprop.app.shell.Host;
import java.util.function.DoublePredicate;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;

/** A number as a label, a slider and a field; the field takes more than the slider reaches. */
record NumberRow(Label label, Slider slider, NumberField field) {
    /**
     * @param id of the slider, after {@code descent-}; the field's ends in {@code -field}
     * @param allowed what the field takes
     * @param expected that in words
     */
    static NumberRow of(
            String id,
            String name,
            DoubleProperty value,
            double least,
            double most,
            DoublePredicate allowed,
            String expected,
            Host host) {
        Slider slider = new Slider(least, most, clamp(value.get(), least, most));
        slider.setId("descent-" + id);
        slider.setAccessibleText(name);
        slider.setBlockIncrement(0.05);
        slider.setMinWidth(60);
        value.addListener((observable, old, now) -> {
            // A value that was typed may lie beyond the slider; the slider then stands at its end and leaves it alone.
            if (clamp(now.doubleValue(), least, most) != slider.getValue()) {
                slider.setValue(clamp(now.doubleValue(), least, most));
            }
        });
        slider.valueProperty().addListener((observable, old, now) -> {
            if (now.doubleValue() != clamp(value.get(), least, most)) {
                value.set(Math.max(least, Math.rint(now.doubleValue() * 1000) / 1000));
            }
        });
        NumberField field = new NumberField(name, value, allowed, expected, host::error);
        field.setId("descent-" + id + "-field");
        return new NumberRow(muted(name), slider, field);
    }

    /** Calls it something else from now on. */
    void rename(String name) {
        if (!name.equals(label.getText())) {
            label.setText(name);
            slider.setAccessibleText(name);
            field.setAccessibleText(name);
        }
    }

    /** Its nodes, for a line of three columns. */
    Node[] nodes() {
        return new Node[] {label, slider, field};
    }

    static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
