package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** The update rule and its settings. */
final class UpdateSection extends Section {
    private static final double LOG_LEAST = -4;
    private static final double LOG_MOST = 2;

    private final NetworkViewModel model;
    private final Host host;
    private final Runnable toStage;
    private boolean updating;
    private Object gesture = new Object();

    /** @param toStage gives the stage the focus, where Ctrl+Z takes the edit back and not the typing */
    UpdateSection(NetworkViewModel model, Host host, Runnable toStage) {
        super("Update");
        this.model = model;
        this.host = host;
        this.toStage = toStage;
        HBox beta = row("β", field("network-beta", OptimizerSpec::beta, model.editing()::setBeta));
        HBox lr = row("learning rate", field("network-lr", OptimizerSpec::lr, model.editing()::setLearningRate));
        getChildren().addAll(rule(), lr, slider(), beta);
        model.optimizerProperty().addListener((observable, old, now) -> show(beta, now.rule() != Rule.GD));
        show(beta, model.optimizerProperty().get().rule() != Rule.GD);
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
                model.editing().setRule(now);
            }
        });
        model.optimizerProperty().addListener((observable, old, now) -> choice.setValue(now.rule()));
        choice.setPrefWidth(190);
        return row("rule", choice);
    }

    /** One turn of the slider is one edit. */
    private Slider slider() {
        Slider slider = new Slider(LOG_LEAST, LOG_MOST, 0);
        slider.setId("network-lr-slider");
        slider.setAccessibleText("learning rate, logarithmic");
        show(slider, model.optimizerProperty().get());
        model.optimizerProperty().addListener((observable, old, now) -> show(slider, now));
        slider.valueChangingProperty().addListener((observable, old, now) -> gesture = new Object());
        slider.valueProperty().addListener((observable, old, now) -> {
            if (!updating) {
                model.editing()
                        .setLearningRate(
                                rounded(Math.pow(10, now.doubleValue())), slider.isValueChanging() ? gesture : null);
            }
        });
        return slider;
    }

    private void show(Slider slider, OptimizerSpec spec) {
        updating = true;
        if (!slider.isValueChanging()) {
            slider.setValue(Math.log10(spec.lr()));
        }
        updating = false;
    }

    private TextField field(String id, ToDoubleFunction<OptimizerSpec> shown, DoubleConsumer take) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number");
        field.setPrefColumnCount(6);
        field.setAlignment(Pos.CENTER_RIGHT);
        Runnable show = () -> field.setText(
                Double.toString(shown.applyAsDouble(model.optimizerProperty().get())));
        show.run();
        model.optimizerProperty().addListener((observable, old, now) -> show.run());
        field.setOnAction(event -> {
            if (take(field, take, show)) {
                toStage.run();
            }
        });
        field.focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                take(field, take, show);
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
                show.run();
            }
        });
        return field;
    }

    /** What is refused goes back to what was there; whether it was taken. */
    private boolean take(TextField field, DoubleConsumer take, Runnable show) {
        try {
            take.accept(Typed.number(field.getId().equals("network-lr") ? "learning rate" : "β", field.getText()));
            return true;
        } catch (BadInputException refused) {
            host.report(refused);
            return false;
        } finally {
            show.run();
        }
    }

    /** Three significant digits, so that the label can be read. */
    private static double rounded(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(3))
                .doubleValue();
    }
}
