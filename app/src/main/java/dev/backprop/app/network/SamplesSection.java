package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.MlpSpec;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The samples as a table: a row each, its cells can be edited, and the row that is chosen is shown on the stage. */
final class SamplesSection extends Section {
    private static final int MOST_ROWS = 6;
    private static final double ROW = 2.05;
    /** The header, the frame and a scroll bar, in em. */
    private static final double AROUND = 3.6;
    /** More columns than this are as wide as their numbers and scroll. */
    private static final int FITTING = 5;

    private static final double NARROW = 58;

    private final NetworkViewModel model;
    private final Host host;
    private final TableView<Integer> table = new TableView<>();
    private final Button remove = button("network-sample-remove", "fth-minus", "remove the sample that is shown");
    private int inputs = -1;
    private int outputs = -1;
    private boolean updating;

    SamplesSection(NetworkViewModel model, Host host) {
        super("Samples");
        this.model = model;
        this.host = host;
        table.setId("network-samples");
        table.getStyleClass().addAll("dense", "samples-table");
        table.setEditable(true);
        table.getSelectionModel().setCellSelectionEnabled(false);
        table.setAccessibleText("samples: inputs, then targets");
        table.getSelectionModel().selectedIndexProperty().addListener((observable, old, now) -> {
            if (!updating && now.intValue() >= 0) {
                model.sampleProperty().set(now.intValue());
            }
        });
        getChildren().addAll(table, buttons());
        model.document().documentProperty().addListener((observable, old, now) -> {
            boolean same = now.session().samples().equals(old.session().samples());
            if (!same) {
                show();
            }
        });
        model.sampleProperty().addListener((observable, old, now) -> select());
        show();
    }

    private HBox buttons() {
        Button add = button("network-sample-add", "fth-plus", "another sample, like the one that is shown");
        add.setOnAction(event -> attempt(model.editing()::addSample));
        remove.setOnAction(event -> attempt(model.editing()::removeSample));
        Button load = new Button("Load CSV…");
        load.setId("network-sample-load");
        load.getStyleClass().add("flat");
        load.setTooltip(new Tooltip("a row for each sample: the inputs, then the targets, with commas between them"));
        load.setOnAction(event -> host.dialogs()
                .open("Load samples", List.of("csv"))
                .ifPresent(file -> attempt(() -> {
                    model.editing().loadSamples(file);
                    int count = model.samplesProperty().get();
                    host.message((count == 1 ? "1 sample" : count + " samples") + " from " + file.getFileName());
                })));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(add, remove, space, load);
    }

    private static Button button(String id, String icon, String hint) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(hint);
        button.setTooltip(new Tooltip(hint));
        return button;
    }

    private void attempt(Runnable edit) {
        try {
            edit.run();
        } catch (RuntimeException refused) {
            host.report(refused);
        }
    }

    private void show() {
        updating = true;
        MlpSpec spec = Traced.network(model.document().session()).spec();
        if (spec.inputs() != inputs || spec.outputs() != outputs) {
            inputs = spec.inputs();
            outputs = spec.outputs();
            table.getColumns().clear();
            for (int i = 0; i < inputs; i++) {
                table.getColumns().add(column(new NumberRef(NumberRef.Kind.INPUT, -1, i, -1)));
            }
            for (int i = 0; i < outputs; i++) {
                table.getColumns().add(column(new NumberRef(NumberRef.Kind.TARGET, -1, i, -1)));
            }
        }
        int rows = model.document().session().samples().size();
        while (table.getItems().size() > rows) {
            table.getItems().remove(table.getItems().size() - 1);
        }
        while (table.getItems().size() < rows) {
            table.getItems().add(table.getItems().size());
        }
        table.setStyle("-fx-pref-height: " + (Math.min(MOST_ROWS, rows) * ROW + AROUND) + "em;");
        remove.setDisable(rows == 1);
        table.refresh();
        updating = false;
        select();
    }

    private void select() {
        updating = true;
        int row = model.sampleProperty().get();
        if (row < table.getItems().size()) {
            table.getSelectionModel().select(row);
        }
        updating = false;
    }

    private TableColumn<Integer, String> column(NumberRef which) {
        boolean target = which.kind() == NumberRef.Kind.TARGET;
        boolean single = target ? outputs == 1 : inputs == 1;
        TableColumn<Integer, String> column =
                new TableColumn<>((target ? "y" : "x") + (single ? "" : subscript(which.row() + 1)));
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(44);
        if (inputs + outputs <= FITTING) {
            column.prefWidthProperty().bind(table.widthProperty().subtract(4).divide(inputs + outputs));
        } else {
            column.setPrefWidth(NARROW);
        }
        column.getStyleClass().add(target ? "target-column" : "input-column");
        column.setCellFactory(c -> new SampleCell());
        column.setCellValueFactory(data -> new javafx.beans.property.ReadOnlyStringWrapper(
                Words.number(which.get(model.document().session(), data.getValue()))));
        column.setOnEditCommit(event -> {
            int row = event.getTablePosition().getRow();
            try {
                double value = Typed.number(
                        "row " + (row + 1) + ", column "
                                + event.getTableColumn().getText(),
                        event.getNewValue());
                model.editing().setNumber(which, row, value, null);
            } catch (BadInputException refused) {
                host.report(refused);
            }
            table.refresh();
        });
        return column;
    }

    private static String subscript(int number) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(number).toCharArray()) {
            out.append("₀₁₂₃₄₅₆₇₈₉".charAt(c - '0'));
        }
        return out.toString();
    }
}
