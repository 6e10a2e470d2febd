package dev.backprop.app.network;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.MlpSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** One layer in the panel: its units, its activation, whether it has biases, and its removal. */
final class LayerRow extends HBox {
    private final Label name = Section.muted("");
    private final Stepper units;
    private final ChoiceBox<Activation> activation = new ChoiceBox<>();
    private final CheckBox biases = new CheckBox("b");
    private final Button remove = new Button("", new FontIcon("fth-x"));
    private final int layer;
    private boolean updating;

    /** @param attempt runs an edit that may be refused, and says so */
    LayerRow(int layer, Editing editing, Consumer<Runnable> attempt) {
        this.layer = layer;
        String id = "network-layer-" + (layer + 1);
        getStyleClass().add("layer-row");
        setAlignment(Pos.CENTER_LEFT);
        units = new Stepper(
                id + "-units",
                "units in layer " + (layer + 1),
                1,
                ShapeEdits.MOST_UNITS,
                count -> attempt.accept(() -> editing.setUnits(layer, count)));
        activation.setId(id + "-activation");
        activation.setConverter(new ById());
        activation.setMaxWidth(Double.MAX_VALUE);
        activation.setMinWidth(0);
        HBox.setHgrow(activation, Priority.ALWAYS);
        activation.setAccessibleText("activation of layer " + (layer + 1));
        activation.valueProperty().addListener((observable, old, now) -> {
            if (now != null && !updating) {
                attempt.accept(() -> editing.setActivation(layer, now));
            }
        });
        biases.setId(id + "-biases");
        biases.setMinWidth(Region.USE_PREF_SIZE);
        biases.setTooltip(new Tooltip("whether the layer has biases"));
        biases.setOnAction(event -> attempt.accept(() -> editing.setBiases(layer, biases.isSelected())));
        remove.setId(id + "-remove");
        remove.getStyleClass().addAll("flat", "button-icon", "layer-remove");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setAccessibleText("remove layer " + (layer + 1));
        remove.setTooltip(new Tooltip("remove this layer"));
        remove.setOnAction(event -> attempt.accept(() -> editing.removeLayer(layer)));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("layer-name");
        getChildren().addAll(name, units, activation, biases, remove);
    }

    void show(MlpSpec spec) {
        updating = true;
        boolean last = layer == spec.layers().size() - 1;
        LayerSpec own = spec.layers().get(layer);
        name.setText(last ? "out" : "h" + (layer + 1));
        units.show(own.units());
        List<Activation> allowed = Arrays.stream(Activation.values())
                .filter(a -> !last || ShapeEdits.takes(spec.loss(), a))
                .toList();
        if (!activation.getItems().equals(allowed)) {
            activation.getItems().setAll(allowed);
        }
        activation.setTooltip(
                allowed.size() < Activation.values().length
                        ? new Tooltip("binary cross-entropy needs outputs from 0 to 1: sigmoid or softmax")
                        : null);
        activation.setValue(own.activation());
        biases.setSelected(own.biases());
        // It keeps its room, so that the rows stand under each other.
        remove.setVisible(!last);
        updating = false;
    }

    private static final class ById extends StringConverter<Activation> {
        @Override
        public String toString(Activation activation) {
            return activation == null ? "" : activation.id();
        }

        @Override
        public Activation fromString(String id) {
            return Activation.byId(id).orElseThrow();
        }
    }
}
