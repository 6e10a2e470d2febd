package dev.backprop.app.descent;

import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The panel beside a network's loss: what it is of, which plane is looked at, and what the plane shows of the training. */
final class SlicePanel extends VBox {
    private static final List<SlicePlane.Kind> KINDS = List.of(SlicePlane.Kind.values());

    private final SliceViewModel model;
    private final Host host;
    private final Label name = new Label();
    private final Label of = muted("slice-of");
    private final SegmentedChoice kinds =
            new SegmentedChoice(KINDS.stream().map(SlicePlane.Kind::title).toArray(String[]::new));
    private final Label meaning = muted("slice-meaning");
    private final VBox steering = new VBox();
    private final DoubleProperty seed = new SimpleDoubleProperty(1);
    private final DoubleProperty range = new SimpleDoubleProperty(1);
    private final DoubleProperty updates = new SimpleDoubleProperty(20);
    private final TextField first = field("slice-first", "first weight");
    private final TextField second = field("slice-second", "second weight");
    private final Node ofSeed;
    private final Node ofFirst;
    private final Node ofSecond;
    private final Node ofUpdates;
    private final SliceNumbers numbers;
    private boolean showing;

    SlicePanel(SliceViewModel model, Host host) {
        this.model = model;
        this.host = host;
        getStyleClass().add("descent-inspector");
        name.setId("slice-name");
        name.getStyleClass().add("regime");
        name.setWrapText(true);
        kinds.setId("slice-kinds");
        kinds.selectedProperty().addListener((observable, old, now) -> choose(now.intValue()));
        steering.getStyleClass().add("slice-steering");
        Button fresh = button("slice-new-seed", "New", () -> model.newSeed(Math.round(seed.get()) + 1));
        ofSeed = row("seed", number("slice-seed", "seed", seed, 0, 1e15), fresh);
        first.setOnAction(event -> weights());
        second.setOnAction(event -> weights());
        ofFirst = row("across", first);
        ofSecond = row("up", second);
        NumberField height = new NumberField(
                "height", range, r -> r > 0 && r <= 1e6, "a number above 0, 1,000,000 at most", host::error);
        height.setId("slice-range");
        Button fit = button("slice-fit", "Fit", () -> model.look(plane().withRange(null)));
        row("height ±", height, fit);
        ofUpdates = row("updates", number("slice-updates", "updates", updates, 0, SlicePlane.MOST_UPDATES));
        seed.addListener((observable, old, now) -> ask(() -> model.newSeed(now.longValue())));
        range.addListener((observable, old, now) -> ask(() -> model.look(plane().withRange(now.doubleValue()))));
        updates.addListener((observable, old, now) -> ask(() -> model.look(plane().withUpdates(now.intValue()))));
        numbers = new SliceNumbers(model);
        getChildren()
                .addAll(name, of, title("Plane"), new FlowPane(kinds), meaning, steering, title("Training"), numbers);
        model.lossProperty().addListener((observable, old, now) -> refresh());
        model.planeProperty().addListener((observable, old, now) -> refresh());
        model.pictureProperty().addListener((observable, old, now) -> refresh());
        refresh();
    }

    void setLocked(boolean locked) {
        kinds.setDisable(locked);
        steering.setDisable(locked);
    }

    private SlicePlane plane() {
        return model.planeProperty().get();
    }

    /** What a person has changed, not what is only shown. */
    private void ask(Runnable wish) {
        if (!showing) {
            wish.run();
        }
    }

    private void choose(int kind) {
        ask(() -> model.look(plane().with(KINDS.get(kind))));
    }

    private void weights() {
        try {
            model.weights(first.getText(), second.getText());
        } catch (BadInputException refused) {
            host.report(refused);
        }
    }

    private void refresh() {
        NetworkLoss loss = model.lossProperty().get();
        if (loss == null) {
            return;
        }
        SlicePlane plane = plane();
        SlicePicture picture = model.pictureProperty().get();
        showing = true;
        name.setText(loss.name());
        of.setText(of(loss));
        kinds.select(KINDS.indexOf(plane.kind()));
        meaning.setText(meaning(plane.kind()));
        seed.set((double) plane.seed());
        updates.set(plane.updates());
        Double wanted = plane.range();
        if (wanted != null || picture != null) {
            range.set(wanted != null ? wanted : picture == null ? 1 : picture.range());
        }
        show(first, WeightName.of(plane.first()));
        show(second, WeightName.of(plane.second()));
        seen(plane.kind() == SlicePlane.Kind.RANDOM, ofSeed);
        seen(plane.kind() == SlicePlane.Kind.WEIGHTS, ofFirst, ofSecond);
        seen(loss.path().isEmpty(), ofUpdates);
        showing = false;
    }

    /** What is being typed is left alone. */
    private static void show(TextField field, String text) {
        if (!field.isFocused() || field.getText().isEmpty()) {
            field.setText(text);
        }
    }

    private static String of(NetworkLoss loss) {
        OptimizerSpec rule = loss.rule();
        String beta = rule.rule() == Rule.GD ? "" : ", β " + Names.setting(rule.beta());
        String by = rule.rule().title() + ", α " + Names.setting(rule.lr()) + beta;
        return "Loss over " + loss.rows() + ". Trained by " + by
                + (loss.path().isEmpty() ? ", begun anew from these weights." : ".");
    }

    /** {@code 784 – 32 – 10}; of very many layers how many there are. */
    static String shape(MlpSpec spec) {
        if (spec.layers().size() > 8) {
            return spec.inputs() + " inputs, " + spec.layers().size() + " layers";
        }
        return spec.inputs()
                + spec.layers().stream().map(layer -> " – " + layer.units()).collect(Collectors.joining());
    }

    private static String meaning(SlicePlane.Kind kind) {
        return switch (kind) {
            case RANDOM ->
                "Two drawn directions, each unit’s weights scaled to the length of its own (Li et al. 2018). "
                        + "The cross is the network as it is.";
            case PATH ->
                "The two directions in which the training goes farthest (its principal components). "
                        + "The cross is the network as it is.";
            case WEIGHTS -> "The values of two weights, all others held. The cross is the network as it is.";
        };
    }

    private Node row(String text, Node... controls) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "slice-word");
        HBox row = new HBox(label);
        row.getChildren().addAll(controls);
        row.getStyleClass().add("slice-row");
        steering.getChildren().add(row);
        return row;
    }

    private static void seen(boolean seen, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(seen);
            node.setManaged(seen);
        }
    }

    private NumberField number(String id, String what, DoubleProperty value, double least, double most) {
        NumberField field = new NumberField(
                what,
                value,
                n -> n == Math.rint(n) && n >= least && n <= most,
                "a whole number, " + Names.setting(least) + "–" + String.format("%.0f", most),
                host::error);
        field.setId(id);
        return field;
    }

    private static TextField field(String id, String what) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(what);
        field.getStyleClass().add("number");
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label muted(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
