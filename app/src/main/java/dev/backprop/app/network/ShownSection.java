package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.trace.Figures;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which sample is shown, and how. */
final class ShownSection extends Section {
    private final NetworkViewModel model;

    ShownSection(NetworkViewModel model, Host host) {
        super("Shown");
        this.model = model;
        Button loss = new Button("Show its loss", new FontIcon("fth-map"));
        loss.setId("network-show-loss");
        // No higher than the title that it stands beside.
        loss.getStyleClass().addAll("flat", "beside-title");
        loss.setTooltip(new Tooltip("The loss around these weights as a surface, in the workspace Descent (L)"));
        loss.setOnAction(event -> ShowLoss.of(model, host));
        Node title = getChildren().remove(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, loss);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, digits(), sample());
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
