package dev.backprop.app.descent;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.Schedule;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** The rows of the steering that not every descent needs: κ of a bowl, the schedule, the noise, the gradient field. */
final class ConditionRows {
    private static final double MOST_KAPPA = 100;
    private static final double MOST_NOISE = 3;

    private final DescentViewModel model;
    private final Conditions conditions;
    private final Host host;

    ConditionRows(DescentViewModel model, Host host) {
        this.model = model;
        this.conditions = model.conditions();
        this.host = host;
    }

    /** Adds them under what there is. */
    void into(ClosingGrid grid) {
        grid.line(kappa().nodes());
        grid.line(NumberRow.muted("schedule"), schedules());
        NumberRow noise = NumberRow.of(
                "noise",
                "noise σ",
                conditions.noiseProperty(),
                0,
                MOST_NOISE,
                s -> s >= 0 && s <= Noise.MAX_SIZE,
                "0 (none) to " + Noise.MAX_SIZE,
                host);
        grid.line(noise.nodes());
        seed(grid);
        CheckBox field = new CheckBox("arrows of −∇f");
        field.setId("descent-gradient-field");
        field.selectedProperty().bindBidirectional(model.overlays().field());
        var inPlane = Bindings.createBooleanBinding(() -> model.trajectory().dimension() == 2, model.pictureProperty());
        ClosingGrid.showWhere(inPlane, field);
        grid.line(field);
        CheckBox slope = new CheckBox("graph of f′");
        slope.setId("descent-slope-graph");
        slope.selectedProperty().bindBidirectional(model.overlays().slope());
        ClosingGrid.showWhere(inPlane.not(), slope);
        grid.line(slope);
    }

    /** The condition number, where the function is a bowl that has one. */
    private NumberRow kappa() {
        DoubleProperty kappa = new SimpleDoubleProperty(this, "kappa", Surface.KAPPA);
        NumberRow row = NumberRow.of(
                "kappa",
                "condition κ",
                kappa,
                1,
                MOST_KAPPA,
                k -> k >= 1 && k <= Surface.MAX_KAPPA,
                "1 to " + Surface.MAX_KAPPA,
                host);
        row.slider().setBlockIncrement(1);
        model.pictureProperty()
                .addListener((observable, old, now) ->
                        Surface.kappa(model.config().f()).ifPresent(kappa::set));
        kappa.addListener((observable, old, now) -> {
            OptionalDouble shown = Surface.kappa(model.config().f());
            if (shown.isPresent() && shown.getAsDouble() != now.doubleValue()) {
                model.choose(Conditions.on(Surface.BOWL, OptionalDouble.of(now.doubleValue()), model.wished()));
            }
        });
        ClosingGrid.showWhere(
                Bindings.createBooleanBinding(
                        () -> Surface.kappa(model.config().f()).isPresent(), model.pictureProperty()),
                row.nodes());
        return row;
    }

    private ComboBox<Schedule> schedules() {
        return Choice.of(
                "descent-schedule",
                "how the rate changes",
                Schedule.values(),
                Schedule::title,
                conditions.scheduleProperty());
    }

    private void seed(ClosingGrid grid) {
        Button anew = new Button("New noise");
        anew.setId("descent-new-noise");
        anew.setOnAction(event -> conditions.drawAnew());
        TextField seed = new TextField();
        seed.setId("descent-seed");
        seed.setAccessibleText("seed of the noise");
        seed.getStyleClass().addAll("number", "number-field");
        seed.setPrefColumnCount(6);
        Runnable show =
                () -> seed.setText(Long.toString(conditions.seedProperty().get()));
        show.run();
        conditions.seedProperty().addListener((observable, old, now) -> show.run());
        seed.setOnAction(event -> take(seed.getText()));
        seed.focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                show.run();
            }
        });
        var label = NumberRow.muted("seed");
        grid.line(label, anew, seed);
        ClosingGrid.showWhere(conditions.noiseProperty().greaterThan(0), label, anew, seed);
    }

    private void take(String text) {
        try {
            conditions.seedProperty().set(Long.parseLong(text.strip().replace('−', '-')));
        } catch (NumberFormatException e) {
            host.error("seed: found \"" + text + "\", expected an integer of 64 bits");
        }
    }
}
