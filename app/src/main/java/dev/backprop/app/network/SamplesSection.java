package dev.backprop.app.network;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.MlpSpec;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The samples as a table: a row each, its cells can be edited, and the row that is chosen is shown on the stage. */
final class SamplesSection extends Section {
    private static final int MOST_ROWS = 6;
    /** Heights in em, which are those of the style sheet: a row; the header with the table's frame; a scroll bar. */
    private static final double ROW = 2.05;

    private static final double HEADER = 2.8;
    private static final double BAR = 0.8;
    /** More columns than this are as wide as their numbers and scroll. */
    private static final int FITTING = 5;

    /** What has room in such a column: with its sign and three decimals. */
    private static final String WIDEST = "-0.0000";

    /** More columns than this are not shown: each would be a control. */
    private static final int MOST_COLUMNS = 64;

    private static final double PADDING = 14;
    private static final PseudoClass FEW = PseudoClass.getPseudoClass("few");
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final NetworkViewModel model;
    private final Host host;
    private final TableView<Integer> table = new TableView<>();
    private final Label wideness = muted("");
    /** Unseen, and styled as the numbers are. */
    private final Label measure = new Label(WIDEST);

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
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            // A cell that is edited pastes into its field, which uses up the key.
            if (PASTE.match(event) && table.getEditingCell() == null) {
                paste();
                event.consume();
            }
        });
        measure.getStyleClass().add("number");
        measure.setVisible(false);
        getChildren().addAll(new StackPane(measure, table), wideness, buttons());
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
        load.setTooltip(new Tooltip(
                "a row for each sample: the inputs, then the targets, with commas, semicolons or tabs between them"));
        load.setOnAction(event -> host.dialogs()
                .open("Load samples", List.of("csv"))
                .ifPresent(file -> attempt(() -> {
                    model.editing().loadSamples(file);
                    say(String.valueOf(file.getFileName()));
                })));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button paste = new Button("Paste");
        paste.setId("network-sample-paste");
        paste.getStyleClass().add("flat");
        paste.setTooltip(new Tooltip(
                "the cells that were copied from a spreadsheet (Ctrl+V in the table): a row for each sample, the inputs, then"
                        + " the targets"));
        paste.setOnAction(event -> paste());
        return new HBox(add, remove, space, paste, load);
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            host.error(
                    "the clipboard: found no text, expected rows of numbers, such as cells copied from a spreadsheet");
            return;
        }
        attempt(() -> {
            model.editing().pasteSamples(text);
            say("the clipboard");
        });
    }

    private void say(String from) {
        int count = model.samplesProperty().get();
        host.message((count == 1 ? "1 sample" : count + " samples") + " from " + from);
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
        boolean wide = spec.inputs() + spec.outputs() > MOST_COLUMNS;
        show(wideness, wide);
        show(table, !wide);
        if (wide) {
            wideness.setText("A sample has " + (spec.inputs() + spec.outputs()) + " numbers; up to " + MOST_COLUMNS
                    + " are listed here. Paste and Load CSV work.");
            inputs = -1;
            table.getColumns().clear();
            remove.setDisable(model.samplesProperty().get() == 1);
            updating = false;
            return;
        }
        if (spec.inputs() != inputs || spec.outputs() != outputs) {
            inputs = spec.inputs();
            outputs = spec.outputs();
            table.getColumns().clear();
            table.setColumnResizePolicy(
                    inputs + outputs <= FITTING
                            ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                            : TableView.UNCONSTRAINED_RESIZE_POLICY);
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
        double bar = inputs + outputs > FITTING ? BAR : 0;
        table.pseudoClassStateChanged(FEW, rows <= MOST_ROWS);
        table.setStyle("-fx-pref-height: " + (Math.min(MOST_ROWS, rows) * ROW + HEADER + bar) + "em;");
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
        if (inputs + outputs > FITTING) {
            column.prefWidthProperty().bind(measure.widthProperty().add(PADDING));
        }
        column.getStyleClass().add(target ? "target-column" : "input-column");
        column.setCellFactory(c -> new SampleCell());
        column.setCellValueFactory(data -> new javafx.beans.property.ReadOnlyStringWrapper(
                Words.number(which.get(model.document().session(), data.getValue()))));
        column.setOnEditCommit(event -> {
            int row = event.getTablePosition().getRow();
            try {
                double value = Typed.number("number", event.getNewValue());
                model.editing().setNumber(which, row, value, null);
            } catch (BadInputException refused) {
                String what = String.valueOf(refused.getMessage());
                host.error("sample " + (row + 1) + ", " + event.getTableColumn().getText()
                        + what.substring(what.indexOf(": ")));
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
