package dev.backprop.app.descent;

import dev.backprop.app.shell.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
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

    /** Puts it into a row of three columns. */
    void into(GridPane grid, int row) {
        grid.addRow(row, label, slider, field);
    }

    Node[] nodes() {
        return new Node[] {label, slider, field};
    }

    /** Shows nodes only where there is something to set. */
    static void showWhere(ObservableBooleanValue there, Node... nodes) {
        for (Node each : nodes) {
            each.visibleProperty().bind(there);
            // A bound one would lay the window out anew at each picture, whether it changes or not.
            each.setManaged(there.get());
            each.visibleProperty().addListener((observable, old, now) -> each.setManaged(now));
        }
    }

    /** Closes up the rows of a grid of which nothing is shown, now and whenever that changes. */
    static void closeUp(GridPane grid) {
        Map<Integer, List<Node>> rows = new TreeMap<>();
        for (Node each : grid.getChildren()) {
            rows.computeIfAbsent(GridPane.getRowIndex(each), row -> new ArrayList<>())
                    .add(each);
        }
        Runnable close = () -> {
            int next = 0;
            for (List<Node> row : rows.values()) {
                int at = next;
                row.forEach(each -> GridPane.setRowIndex(each, at));
                next += row.stream().anyMatch(Node::isManaged) ? 1 : 0;
            }
        };
        grid.getChildren().forEach(each -> each.managedProperty().addListener((o, old, now) -> close.run()));
        close.run();
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
