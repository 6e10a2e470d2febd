package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.LayoutIsland;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The race: who runs, in which colour, after how many steps the gradient was small, and where each has ended. */
final class RacePanel extends VBox {
    private final DescentViewModel model;
    private final GridPane table = new GridPane();
    private final ComboBox<Double> tolerance = new ComboBox<>();
    private final List<Line> lines = new ArrayList<>();
    /** Whom the rows are of, and in which colours. */
    private List<Object> runners = List.of();

    private Palette palette = Palette.LIGHT;

    RacePanel(DescentViewModel model) {
        this.model = model;
        getStyleClass().add("descent-race");
        table.getStyleClass().add("table");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().addAll(new ColumnConstraints(), wide, right, right);
        tolerance.setId("descent-tolerance");
        tolerance.setAccessibleText("how small a gradient counts as arrived");
        tolerance.getItems().setAll(Arrivals.TOLERANCES);
        tolerance.setValue(1e-3);
        tolerance.valueProperty().addListener((observable, old, now) -> refresh());
        Label until = new Label("arrived where |∇f| ≤");
        until.getStyleClass().add("muted");
        FlowPane foot = new FlowPane(until, tolerance);
        foot.getStyleClass().add("buttons");
        foot.visibleProperty().bind(table.visibleProperty());
        foot.managedProperty().bind(table.visibleProperty());
        table.visibleProperty().bind(Bindings.isNotEmpty(model.race().rivals()));
        LayoutIsland place = new LayoutIsland(table, true);
        place.managedProperty().bind(table.visibleProperty());
        getChildren().addAll(buttons(), place, foot);
        model.runsProperty().addListener((observable, old, now) -> refresh());
        refresh();
    }

    void setPalette(Palette next) {
        palette = next;
        refresh();
    }

    private Node buttons() {
        Button join = button("descent-race-add", "Keep this one running", model.race()::join);
        join.disableProperty().bind(Bindings.size(model.race().rivals()).greaterThanOrEqualTo(Rival.MOST));
        Button all = button("descent-race-all", "Race all rules", model.race()::all);
        Button end = button("descent-race-end", "End the race", model.race()::end);
        end.visibleProperty().bind(Bindings.isNotEmpty(model.race().rivals()));
        end.managedProperty().bind(end.visibleProperty());
        FlowPane buttons = new FlowPane(join, all, end);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void refresh() {
        List<Run> runs = model.isRacing() ? model.runsProperty().get() : List.of();
        List<Object> next = new ArrayList<>(List.of(palette));
        runs.forEach(run -> next.addAll(List.of(run.name(), run.hue(), run.dash(), run.current(), optimizer(run))));
        // A start that is dragged changes numbers many a second, and new rows would have to be styled each time.
        if (!next.equals(runners)) {
            runners = List.copyOf(next);
            build(runs);
        }
        for (int i = 0; i < runs.size(); i++) {
            lines.get(i).show(runs.get(i), tolerance.getValue());
        }
    }

    private static OptimizerSpec optimizer(Run run) {
        return run.trajectory().config().optimizer();
    }

    private void build(List<Run> runs) {
        table.getChildren().clear();
        lines.clear();
        if (runs.isEmpty()) {
            return;
        }
        table.add(muted("steps"), 2, 0);
        table.add(muted("f at the end"), 3, 0);
        for (int i = 0; i < runs.size(); i++) {
            lines.add(line(runs.get(i), i + 1));
        }
    }

    private Line line(Run run, int row) {
        Region swatch = new Region();
        swatch.getStyleClass().add("swatch");
        String colour = Palette.css(palette.colour(run.hue()));
        swatch.setStyle(
                run.dash() == Chart.Dash.SOLID
                        ? "-fx-background-color: " + colour + ";"
                        : "-fx-border-color: " + colour + "; -fx-border-width: 2;");
        Label name = new Label(run.name());
        name.setMinWidth(0);
        if (run.current()) {
            name.getStyleClass().add("current");
        }
        Line line = new Line(number(), number());
        line.arrived.setId("descent-race-steps-" + row);
        table.addRow(row, swatch, name, line.arrived, line.end);
        model.race().rivals().stream()
                .filter(rival -> !run.current() && rival.optimizer().equals(optimizer(run)))
                .findFirst()
                .ifPresent(rival -> table.add(remove(rival, run.name()), 4, row));
        return line;
    }

    /**
     * The numbers of one runner.
     *
     * @param arrived after how many steps it has
     * @param end f there
     */
    private record Line(Label arrived, Label end) {
        void show(Run run, double tolerance) {
            OptionalInt steps = run.outline().arrivals().steps(tolerance);
            arrived.setText(steps.isPresent() ? Integer.toString(steps.getAsInt()) : "–");
            int last = run.trajectory().size() - 1;
            boolean stopped = run.trajectory().stopped().isPresent();
            end.setText(last < 0 ? "–" : Names.number(run.trajectory().f(last)) + (stopped ? " ✕" : ""));
        }
    }

    private Node remove(Rival rival, String name) {
        Button remove = new Button("×");
        remove.getStyleClass().addAll("flat", "remove");
        remove.setAccessibleText("take " + name + " out of the race");
        remove.setOnAction(event -> model.race().leave(rival));
        return remove;
    }

    private static Label number() {
        Label label = new Label();
        label.getStyleClass().add("number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
