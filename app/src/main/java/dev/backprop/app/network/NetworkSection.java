package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The network itself: one that comes with the program, its layers and its loss. */
final class NetworkSection extends Section {
    private static final double LINE = 330;

    private final NetworkViewModel model;
    private final Editing editing;
    private final Host host;
    private final VBox rows = new VBox();
    private final List<LayerRow> layers = new ArrayList<>();
    private final Stepper inputs;
    private final ChoiceBox<Loss> loss = new ChoiceBox<>();
    private final Button add = new Button("layer", new FontIcon("fth-plus"));
    private final Button begin = new Button("Begin from these weights");
    private final Label deep = muted("");
    private boolean updating;
    private @Nullable MlpSpec shown;

    /** @param toStage gives the stage the focus */
    NetworkSection(NetworkViewModel model, Host host, Runnable toStage) {
        super("Network");
        this.model = model;
        this.editing = model.editing();
        this.host = host;
        inputs = new Stepper(
                "network-inputs", "inputs", 1, ShapeEdits.MOST_UNITS, count -> attempt(() -> editing.setInputs(count)));
        rows.getStyleClass().add("layer-rows");
        getChildren()
                .addAll(
                        preset(toStage),
                        inputRow(),
                        rows,
                        deep,
                        lossRow(),
                        row("seed", new SeedField(model, host, toStage)),
                        begin);
        begin.setId("network-begin");
        begin.setMaxWidth(Double.MAX_VALUE);
        begin.setTooltip(
                new Tooltip("The weights that now stand become the initial ones: iteration 1 begins from them."));
        begin.setOnAction(event -> attempt(editing::beginFromHere));
        model.document().documentProperty().addListener((observable, old, now) -> changed());
        model.playback().indexProperty().addListener((observable, old, now) -> showBegin());
        show();
    }

    private HBox preset(Runnable toStage) {
        MenuButton button = new MenuButton();
        button.setId("network-preset");
        button.textProperty().bind(model.titleProperty());
        for (Preset preset : Preset.values()) {
            Label title = new Label(preset.title());
            title.getStyleClass().add("preset-title");
            Label about = muted(preset.about());
            about.setMaxWidth(LINE);
            VBox words = new VBox(title, about);
            words.getStyleClass().add("preset");
            CustomMenuItem item = new CustomMenuItem(words);
            item.setId("preset-" + preset.name().toLowerCase(Locale.ROOT));
            item.setOnAction(event -> {
                model.preset(preset);
                host.message(preset.about());
                toStage.run();
            });
            button.getItems().add(item);
        }
        button.setMaxWidth(210);
        return row("preset", button);
    }

    private HBox inputRow() {
        Label name = muted("in");
        name.getStyleClass().add("layer-name");
        name.setMinWidth(USE_PREF_SIZE);
        add.setId("network-add-layer");
        add.getStyleClass().addAll("flat", "layer-add");
        add.setTooltip(new Tooltip("one more hidden layer, before the outputs"));
        add.setOnAction(event -> attempt(editing::addLayer));
        javafx.scene.layout.Region space = new javafx.scene.layout.Region();
        HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
        HBox row = new HBox(name, inputs, space, add);
        row.getStyleClass().add("layer-row");
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private HBox lossRow() {
        loss.setId("network-loss");
        loss.getItems().setAll(Loss.values());
        loss.setConverter(new StringConverter<>() {
            @Override
            public String toString(Loss each) {
                return each == null ? "" : Words.of(each);
            }

            @Override
            public Loss fromString(String words) {
                throw new IllegalStateException("a choice is not typed");
            }
        });
        loss.valueProperty().addListener((observable, old, now) -> {
            if (now != null && !updating) {
                attempt(() -> host.message(editing.setLoss(now)));
            }
        });
        loss.setPrefWidth(190);
        return row("loss", loss);
    }

    private void attempt(Runnable edit) {
        try {
            edit.run();
        } catch (RuntimeException refused) {
            host.report(refused);
            show();
        }
    }

    /** An edit of a number, of which a drag makes many a second, changes nothing here. */
    private void changed() {
        if (Traced.network(model.document().session()).spec().equals(shown)) {
            showBegin();
        } else {
            show();
        }
    }

    private void show() {
        updating = true;
        MlpSpec spec = Traced.network(model.document().session()).spec();
        shown = spec;
        boolean editable = spec.layers().size() <= ShapeEdits.MOST_LAYERS;
        inputs.show(spec.inputs());
        deep.setText("Its " + spec.layers().size() + " layers can be stepped through; up to " + ShapeEdits.MOST_LAYERS
                + " can be edited here.");
        show(deep, !editable);
        while (layers.size() > spec.layers().size() || (!editable && !layers.isEmpty())) {
            rows.getChildren().remove(layers.remove(layers.size() - 1));
        }
        while (editable && layers.size() < spec.layers().size()) {
            LayerRow row = new LayerRow(layers.size(), editing, this::attempt);
            layers.add(row);
            rows.getChildren().add(row);
        }
        layers.forEach(row -> row.show(spec));
        loss.setValue(spec.loss());
        add.setDisable(spec.layers().size() >= ShapeEdits.MOST_LAYERS);
        updating = false;
        showBegin();
    }

    /** Where the weights are still the initial ones there is nothing to begin from. */
    private void showBegin() {
        show(begin, model.playback().getIndex() >= model.trace().iterationLength());
    }
}
