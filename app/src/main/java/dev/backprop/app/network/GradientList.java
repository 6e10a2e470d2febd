package dev.backprop.app.network;

import dev.backprop.app.playback.LayoutIsland;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;

/**
 * The gradients by hand, by autograd and measured, a row a parameter, the current step's row marked. A click on a row takes
 * the player to its step; the numbers in full are copied with Ctrl+C. Where three columns have no room for the digits, the
 * three stand under each other.
 */
final class GradientList extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass FAILING = PseudoClass.getPseudoClass("failing");
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");
    private static final double ROW = 2.05;
    private static final double STACKED_ROW = 5.4;
    private static final int MOST_ROWS = 10;
    private static final int MOST_STACKED = 4;

    private final NetworkViewModel model;
    private final HoverWords host;
    private final ListView<Integer> list = new ListView<>();
    private final GradientColumns columns = new GradientColumns();
    private final Label summary = new Label();
    private final Label caption = new Label();
    /** As many as there are rows in sight: the list makes new ones of old ones. */
    private final Set<GradientCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    private int inSight = -1;
    private GradientRows shown = GradientRows.NONE;

    GradientList(NetworkViewModel model, HoverWords host) {
        this.model = model;
        this.host = host;
        getStyleClass().add("gradient-table");
        list.setId("network-gradients");
        list.setAccessibleText("gradients by hand, by autograd and measured");
        list.setCellFactory(view -> cell());
        list.getStyleClass().add("gradient-list");
        list.setOnKeyPressed(event -> {
            Integer selected = list.getSelectionModel().getSelectedItem();
            if (COPY.match(event) && selected != null) {
                copy(selected);
                event.consume();
            }
        });
        summary.setId("network-gradients-summary");
        summary.getStyleClass().add("gradient-summary");
        summary.setWrapText(true);
        caption.setId("network-gradients-why");
        caption.getStyleClass().add("muted");
        caption.setWrapText(true);
        getChildren().addAll(columns.head(), list, new LayoutIsland(summary, true), caption);
        model.tableProperty().addListener((observable, old, now) -> show(now));
        model.options().digitsProperty().addListener((observable, old, now) -> resize());
        list.widthProperty().addListener((observable, old, now) -> resize());
        summary.fontProperty().addListener((observable, old, now) -> resize());
        show(model.tableProperty().get());
        resize();
    }

    private GradientCell cell() {
        GradientCell cell = new GradientCell(columns, new Rows());
        cells.add(cell);
        return cell;
    }

    /** What a cell asks for. */
    private final class Rows implements GradientCell.Source {
        @Override
        public GradientTable table() {
            return model.tableProperty().get();
        }

        @Override
        public void entered(GradientTable.Row row) {
            model.options().hoveredProperty().set(row.id());
            host.pointed(row.inFull());
        }

        @Override
        public void left() {
            model.options().hoveredProperty().set(null);
            host.left();
        }

        @Override
        public void clicked(int index) {
            model.goTo(table().base().get(index));
        }
    }

    private void copy(int index) {
        String numbers = model.tableProperty().get().row(index).inFull();
        FullValue.copy(host, numbers, numbers);
    }

    private void resize() {
        int digits = model.options().digitsProperty().get();
        double em = summary.getFont().getSize();
        columns.fit(list.getWidth(), em, digits, shown.longestLabel());
        boolean stacked = columns.stackedProperty().get();
        double row = Math.rint((stacked ? STACKED_ROW : ROW) * em);
        int rows = Math.max(1, Math.min(most(), shown.size()));
        list.setFixedCellSize(row);
        list.setPrefHeight(rows * row + 2);
    }

    private void show(GradientTable table) {
        if (table.base() != shown) {
            boolean same = table.base().size() == shown.size();
            shown = table.base();
            if (!same) {
                list.setItems(FXCollections.observableList(numbers(shown.size())));
                inSight = -1;
                // New rows have their places only after the next layout.
                Platform.runLater(() -> list.scrollTo(Math.max(0, inSight - most() / 2)));
            }
            resize();
        }
        int now = table.current() >= 0 ? table.current() : table.known() - 1;
        if (now != inSight && shown.size() > most()) {
            list.scrollTo(Math.max(0, now - most() / 2));
        }
        inSight = now;
        cells.forEach(GradientCell::update);
        summary.setText(summary(table));
        summary.pseudoClassStateChanged(FAILING, table.failing() > 0);
        summary.pseudoClassStateChanged(NOTHING, table.known() == 0);
        boolean some = shown.size() < table.parameters();
        String why = table.why();
        caption.setText(
                !why.isEmpty() || !some
                        ? why
                        : "measured at " + shown.size() + " of " + table.parameters() + " parameters");
        Section.show(caption, !caption.getText().isEmpty());
    }

    private int most() {
        return columns.stackedProperty().get() ? MOST_STACKED : MOST_ROWS;
    }

    /** The indices, without an object for each. */
    private static List<Integer> numbers(int size) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    static String summary(GradientTable table) {
        OptionalDouble largest = table.largestError();
        int rows = table.base().size();
        if (largest.isEmpty()) {
            return rows == 0 ? "" : "none of " + rows + " computed yet";
        }
        if (table.failing() > 0) {
            return "≠ " + table.failing() + " of " + table.known() + (table.failing() == 1 ? " differs" : " differ");
        }
        String words = "✓ three ways agree to " + GradientColumns.error(largest.getAsDouble());
        return table.known() == rows ? words : words + ", " + table.known() + " of " + rows + " so far";
    }
}
