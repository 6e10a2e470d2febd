package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.trace.Figures;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The panel at the right: the gradient table, the update rule, the scale of the edges, and what is shown. */
final class Inspector extends VBox {
    private static final double LOG_LEAST = -4;
    private static final double LOG_MOST = 2;
    private static final int SHADES = 9;

    private final NetworkViewModel model;
    private final GradientList gradients;
    private final HBox shades = new HBox();
    private final VBox editing = new VBox();
    private boolean updating;

    Inspector(NetworkViewModel model) {
        this.model = model;
        gradients = new GradientList(model);
        getStyleClass().add("network-inspector");
        editing.getStyleClass().add("inspector-group");
        editing.getChildren().addAll(section("Update"), rule(), learningRate());
        getChildren()
                .addAll(
                        section("Three ways to the same gradient"),
                        gradients,
                        new Separator(),
                        editing,
                        new Separator(),
                        section("Edges"),
                        shades,
                        ends(),
                        muted("weight; width is size, the scale is fixed"),
                        new Separator(),
                        section("Shown"),
                        network(),
                        digits(),
                        sample());
        setPalette(Palette.LIGHT);
    }

    void setPalette(Palette palette) {
        ColorScale scale = new ColorScale(palette);
        shades.getChildren().clear();
        for (int i = 0; i < SHADES; i++) {
            Region shade = new Region();
            double value = -1 + 2.0 * i / (SHADES - 1);
            shade.setStyle("-fx-background-color: " + Palette.css(scale.colour(value)) + ";");
            shade.setMinHeight(10);
            shade.setPrefHeight(10);
            HBox.setHgrow(shade, Priority.ALWAYS);
            shade.setMaxWidth(Double.MAX_VALUE);
            shades.getChildren().add(shade);
        }
    }

    /** Locks what changes the run; what only looks at it stays. */
    void setLocked(boolean locked) {
        editing.setDisable(locked);
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private static HBox row(String words, Node control) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label label = muted(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        HBox row = new HBox(label, space, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static HBox ends() {
        Region left = new Region();
        Region right = new Region();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        return new HBox(muted("−1"), left, muted("0"), right, muted("+1"));
    }

    private HBox rule() {
        ChoiceBox<Rule> choice = new ChoiceBox<>();
        choice.setId("network-rule");
        choice.getItems().setAll(List.of(Rule.values()));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Rule rule) {
                return rule == null ? "" : rule.title();
            }

            @Override
            public Rule fromString(String title) {
                throw new IllegalStateException("a choice is not typed");
            }
        });
        choice.setValue(model.optimizerProperty().get().rule());
        choice.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                model.setRule(now);
            }
        });
        model.optimizerProperty().addListener((observable, old, now) -> choice.setValue(now.rule()));
        choice.setPrefWidth(190);
        return row("rule", choice);
    }

    private VBox learningRate() {
        TextField field = new TextField();
        field.setId("network-lr");
        field.getStyleClass().add("number");
        field.setPrefColumnCount(6);
        field.setAlignment(Pos.CENTER_RIGHT);
        Slider slider = new Slider(LOG_LEAST, LOG_MOST, 0);
        slider.setId("network-lr-slider");
        slider.setAccessibleText("learning rate, logarithmic");
        show(field, slider, model.optimizerProperty().get());
        model.optimizerProperty().addListener((observable, old, now) -> show(field, slider, now));
        slider.valueProperty().addListener((observable, old, now) -> {
            if (!updating) {
                model.setLearningRate(rounded(Math.pow(10, now.doubleValue())));
            }
        });
        field.setOnAction(event -> take(field));
        field.focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                take(field);
            }
        });
        VBox box = new VBox(row("learning rate", field), slider);
        box.getStyleClass().add("inspector-group");
        return box;
    }

    private void show(TextField field, Slider slider, OptimizerSpec spec) {
        updating = true;
        field.setText(Double.toString(spec.lr()));
        slider.setValue(Math.log10(spec.lr()));
        updating = false;
    }

    /** What is no learning rate goes back to what was there. */
    private void take(TextField field) {
        double before = model.optimizerProperty().get().lr();
        try {
            double lr = Double.parseDouble(field.getText().strip());
            if (lr > 0 && !Double.isInfinite(lr)) {
                model.setLearningRate(lr);
            }
        } catch (NumberFormatException e) {
            // Not a number: the field shows the one that holds.
        }
        if (before == model.optimizerProperty().get().lr()) {
            field.setText(Double.toString(before));
        }
    }

    /** Three significant digits, so that the label can be read. */
    private static double rounded(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(3))
                .doubleValue();
    }

    private HBox network() {
        MenuButton button = new MenuButton();
        button.setId("network-preset");
        button.textProperty().bind(model.titleProperty());
        for (Preset preset : Preset.values()) {
            MenuItem item = new MenuItem(preset.title());
            item.setId("preset-" + preset.name().toLowerCase(java.util.Locale.ROOT));
            item.setOnAction(event -> model.preset(preset));
            button.getItems().add(item);
        }
        return row("network", button);
    }

    private HBox digits() {
        Spinner<Integer> spinner = new Spinner<>(
                Figures.MIN_DIGITS, Figures.MAX_DIGITS, model.digitsProperty().get());
        spinner.setId("network-digits");
        spinner.getStyleClass().add("number");
        spinner.setPrefWidth(96);
        spinner.valueProperty()
                .addListener((observable, old, now) -> model.digitsProperty().set(now));
        model.digitsProperty()
                .addListener((observable, old, now) -> spinner.getValueFactory().setValue(now.intValue()));
        return row("digits", spinner);
    }

    private HBox sample() {
        Spinner<Integer> spinner = new Spinner<>(1, model.samplesProperty().get(), 1);
        spinner.setId("network-sample");
        spinner.getStyleClass().add("number");
        spinner.setPrefWidth(96);
        spinner.valueProperty()
                .addListener((observable, old, now) -> model.sampleProperty().set(now - 1));
        model.sampleProperty()
                .addListener((observable, old, now) -> spinner.getValueFactory().setValue(now.intValue() + 1));
        HBox row = row("sample", spinner);
        model.samplesProperty().addListener((observable, old, now) -> {
            spinner.setValueFactory(new javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory(
                    1, now, model.sampleProperty().get() + 1));
            show(row, now > 1);
        });
        show(row, model.samplesProperty().get() > 1);
        return row;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
