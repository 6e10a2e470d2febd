package dev.backprop.app.network;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The update rule and its settings. */
final class UpdateSection extends Section {
    private static final double LOG_LEAST = -4;
    private static final double LOG_MOST = 2;

    private final NetworkViewModel model;
    private boolean updating;

    UpdateSection(NetworkViewModel model) {
        super("Update");
        this.model = model;
        getChildren().addAll(rule(), learningRate());
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
}
