package dev.backprop.app.descent;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.Rule;
import java.util.function.DoublePredicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/** The controls of a descent: rule, α, β, start and number of steps. */
final class Steering extends ClosingGrid {
    private static final double MOST_ALPHA = 1.5;
    private static final double MOST_BETA = 0.999;
    private static final double FARTHEST = 3;

    private final DescentViewModel model;
    private final Host host;

    Steering(DescentViewModel model, Host host) {
        this.model = model;
        this.host = host;
        getStyleClass().add("descent-steering");
        line(rules());
        number("alpha", "step size α", model.alphaProperty(), 0.001, MOST_ALPHA, a -> a > 0, "a number above 0");
        BooleanBinding plain = model.ruleProperty().isEqualTo(Rule.GD);
        disable(
                plain,
                number("beta", "momentum β", model.betaProperty(), 0, MOST_BETA, b -> b >= 0 && b < 1, "0 ≤ β < 1")
                        .nodes());
        NumberRow x0 = start("x", model.x0Property());
        var inPlane = Bindings.createBooleanBinding(() -> model.trajectory().dimension() == 2, model.pictureProperty());
        NumberRow y0 = start("y", model.y0Property());
        showWhere(inPlane, y0.nodes());
        model.pictureProperty().addListener((observable, old, now) -> {
            x0.rename(start("x"));
            y0.rename(start("y"));
        });
        line(NumberRow.muted("steps"), steps());
        new ConditionRows(model, host).into(this);
        CheckBox fromOne = new CheckBox("number from 1, as the notebook");
        fromOne.setId("descent-from-one");
        fromOne.selectedProperty().bindBidirectional(model.fromOneProperty());
        line(fromOne);
    }

    private static void disable(BooleanBinding when, Node... nodes) {
        for (Node node : nodes) {
            node.disableProperty().bind(when);
        }
    }

    private NumberRow start(String letter, DoubleProperty value) {
        return number(letter + "0", start(letter), value, -FARTHEST, FARTHEST, Double::isFinite, "a finite number");
    }

    /** The start's name, with the number that it has on the stage. */
    private String start(String letter) {
        return "start " + Names.sub(letter, model.first());
    }

    private NumberRow number(
            String id,
            String name,
            DoubleProperty value,
            double least,
            double most,
            DoublePredicate allowed,
            String expected) {
        NumberRow number = NumberRow.of(id, name, value, least, most, allowed, expected, host);
        line(number.nodes());
        return number;
    }

    private ComboBox<Rule> rules() {
        return Choice.of("descent-rule", "rule", Rule.values(), Rule::title, model.ruleProperty());
    }

    private Spinner<Integer> steps() {
        var factory = new SpinnerValueFactory.IntegerSpinnerValueFactory(
                0, DescentConfig.MAX_STEPS, model.stepsProperty().get());
        factory.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer steps) {
                return steps == null ? "" : steps.toString();
            }

            @Override
            public Integer fromString(String text) {
                return text.strip().matches("[0-9]{1,7}") ? Integer.parseInt(text.strip()) : factory.getValue();
            }
        });
        Spinner<Integer> spinner = new Spinner<>(factory);
        spinner.setId("descent-steps");
        spinner.setEditable(true);
        spinner.getEditor().setId("descent-steps-field");
        spinner.setMaxWidth(Double.MAX_VALUE);
        factory.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                model.stepsProperty().set(now);
            }
            spinner.getEditor().setText(factory.getConverter().toString(factory.getValue()));
        });
        model.stepsProperty().addListener((observable, old, now) -> factory.setValue(now.intValue()));
        return spinner;
    }
}
