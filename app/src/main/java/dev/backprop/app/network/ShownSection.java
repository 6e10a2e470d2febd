package dev.backprop.app.network;

import dev.backprop.engine.trace.Figures;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;

/** Which sample is shown, and how. */
final class ShownSection extends Section {
    private final NetworkViewModel model;

    ShownSection(NetworkViewModel model) {
        super("Shown");
        this.model = model;
        getChildren().addAll(digits(), sample());
    }

    private HBox digits() {
        Spinner<Integer> spinner = new Spinner<>(
                Figures.MIN_DIGITS,
                Figures.MAX_DIGITS,
                model.options().digitsProperty().get());
        spinner.setId("network-digits");
        spinner.getStyleClass().add("number");
        spinner.setPrefWidth(96);
        spinner.valueProperty()
                .addListener((observable, old, now) ->
                        model.options().digitsProperty().set(now));
        model.options()
                .digitsProperty()
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
}
