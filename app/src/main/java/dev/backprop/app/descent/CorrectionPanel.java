package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The notebook's 1 + β^k beside the usual 1 − β^k: a button that sets them side by side, and what the sign does. */
final class CorrectionPanel extends VBox implements AutoCloseable {
    private static final double CHART_HEIGHT = 92;
    private static final int COLUMNS = 5;
    private static final double LEAST = 1e-12;

    private final DescentViewModel model;
    private final Button offer = new Button();
    private final Label words = new Label();
    private final ScreenSurface<Chart> divisors = new ScreenSurface<>(new ChartPainter());
    private final GridPane table = new GridPane();
    private final VBox comparison = new VBox(words, divisors, table);
    private Palette palette = Palette.LIGHT;

    CorrectionPanel(DescentViewModel model) {
        this.model = model;
        getStyleClass().add("descent-corrections");
        offer.setId("descent-correction");
        offer.setOnAction(event -> toggle());
        words.setId("descent-correction-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        divisors.setId("descent-correction-divisors");
        table.setId("descent-correction-table");
        table.getStyleClass().add("table");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.RIGHT);
            column.setHgrow(i == 0 ? Priority.NEVER : Priority.ALWAYS);
            table.getColumnConstraints().add(column);
        }
        comparison.getStyleClass().add("comparison");
        comparison.managedProperty().bind(comparison.visibleProperty());
        getChildren().addAll(offer, comparison);
        managedProperty().bind(visibleProperty());
        size(1);
        model.pictureProperty().addListener((observable, old, now) -> refresh());
        refresh();
    }

    void setPalette(Palette next, double typeScale) {
        palette = next;
        divisors.setPalette(next, typeScale);
        size(typeScale);
        refresh();
    }

    /** The numbers stay to be seen. */
    void setLocked(boolean locked) {
        offer.setDisable(locked);
    }

    @Override
    public void close() {
        divisors.close();
    }

    private void size(double typeScale) {
        divisors.setMinHeight(CHART_HEIGHT * typeScale);
        divisors.setPrefHeight(CHART_HEIGHT * typeScale);
    }

    private void toggle() {
        if (model.race().isMirrored()) {
            model.race().end();
        } else {
            model.race().mirror();
        }
    }

    private void refresh() {
        var setting = model.config().optimizer();
        boolean on = model.race().isMirrored();
        setVisible(Corrections.counterpart(setting).isPresent());
        offer.setText(on ? "End this comparison" : "Compare ÷ (1 + βᵏ) with ÷ (1 − βᵏ)");
        Corrections both = on ? Corrections.of(model.runsProperty().get()).orElse(null) : null;
        comparison.setVisible(both != null && both.steps() > 0);
        if (both == null || both.steps() < 1) {
            return;
        }
        int k = Math.min(model.pictureProperty().get().iterate(), both.steps() - 1);
        words.setText(both.words(k, model.first()));
        divisors.show(both.chart(k));
        rows(both, k);
    }

    private void rows(Corrections both, int k) {
        table.getChildren().clear();
        Hue plus = both.plus().hue();
        Hue minus = both.minus().hue();
        String step = model.trajectory().dimension() == 1 ? "step" : "length";
        table.addRow(
                0,
                label("k", null, false),
                label("1 + βᵏ", plus, false),
                label("1 − βᵏ", minus, false),
                label(step + " +", plus, false),
                label(step + " −", minus, false));
        List<Corrections.Row> rows = both.around(k);
        for (int i = 0; i < rows.size(); i++) {
            Corrections.Row row = rows.get(i);
            boolean current = row.k() == k;
            table.addRow(
                    i + 1,
                    label(Integer.toString(row.k() + 1), null, current),
                    label(Names.number(row.plus()), plus, current),
                    label(Names.number(row.minus()), minus, current),
                    label(words(row.stepPlus()), plus, current),
                    label(words(row.stepMinus()), minus, current));
        }
    }

    private static String words(OptionalDouble step) {
        if (step.isEmpty()) {
            return "–";
        }
        // What rounding leaves of a step of 0 is 0 in a table of four decimals.
        double value = step.getAsDouble();
        return Names.number(Math.abs(value) < LEAST ? 0 : value);
    }

    private Label label(String text, @Nullable Hue hue, boolean current) {
        Label label = new Label(text);
        label.getStyleClass().add("number");
        if (current) {
            label.getStyleClass().add("current");
        }
        if (hue != null) {
            label.setStyle("-fx-text-fill: " + Palette.css(palette.colour(hue)) + ";");
        }
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
