package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Host;
import dev.backprop.engine.optim.Rule;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The panel at the right: x against iteration, the comparison, the controls, and where the setting lies. */
final class DescentInspector extends VBox implements AutoCloseable {
    private static final String STYLES = "/css/descent.css";
    private static final double CHART_HEIGHT = 150;
    private static final double VALUES_HEIGHT = 120;
    private static final double MAP_HEIGHT = 122;

    private final DescentViewModel model;
    private final ScreenSurface<Chart> chart = new ScreenSurface<>(new ChartPainter());
    private final ScreenSurface<Chart> values = new ScreenSurface<>(new ChartPainter());
    private final CheckBox logarithmic = new CheckBox("logarithmic");
    private final ScreenSurface<RegimeMap> map = new ScreenSurface<>(new RegimePainter());
    private final RunRows rows;
    private final Steering steering;
    private final RacePanel race;
    private final Label regime = new Label();
    private final Label meaning = new Label();
    private final Label chartTitle = title("");
    private double scale = 1;

    DescentInspector(DescentViewModel model, Host host) {
        this.model = model;
        rows = new RunRows(model);
        steering = new Steering(model, host);
        race = new RacePanel(model);
        getStyleClass().add("descent-inspector");
        getStylesheets()
                .add(Objects.requireNonNull(DescentInspector.class.getResource(STYLES), STYLES)
                        .toExternalForm());
        regime.setId("descent-regime");
        regime.getStyleClass().add("regime");
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        getChildren()
                .addAll(
                        chartTitle,
                        chart,
                        valuesHead(),
                        values,
                        rows,
                        title("Steering"),
                        steering,
                        title("Race"),
                        race,
                        title("Where this setting lies"),
                        regime,
                        meaning,
                        map);
        values.setId("descent-values");
        logarithmic.setId("descent-logarithmic");
        logarithmic.selectedProperty().addListener((observable, old, now) -> refreshChart());
        map.setId("descent-map");
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::choose);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::choose);
        model.pictureProperty().addListener((observable, old, now) -> refreshChart());
        model.regimeProperty().addListener((observable, old, now) -> refreshRegime());
        model.runsProperty().addListener((observable, old, now) -> refreshRegime());
        refreshChart();
        refreshRegime();
        size();
    }

    void setPalette(Palette palette, double typeScale) {
        scale = typeScale;
        chart.setPalette(palette, typeScale);
        values.setPalette(palette, typeScale);
        map.setPalette(palette, typeScale);
        rows.setPalette(palette);
        race.setPalette(palette);
        size();
    }

    /** Presentation keeps what there is to see and locks what there is to change. */
    void setLocked(boolean locked) {
        rows.setDisable(locked);
        steering.setDisable(locked);
        race.setDisable(locked);
        map.setDisable(locked);
    }

    @Override
    public void close() {
        chart.close();
        values.close();
        map.close();
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private HBox valuesHead() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title("f at each iteration"), space, logarithmic);
        head.getStyleClass().add("values-head");
        return head;
    }

    private void size() {
        chart.setMinHeight(CHART_HEIGHT * scale);
        chart.setPrefHeight(CHART_HEIGHT * scale);
        values.setMinHeight(VALUES_HEIGHT * scale);
        values.setPrefHeight(VALUES_HEIGHT * scale);
        map.setMinHeight(MAP_HEIGHT * scale);
        map.setPrefHeight(MAP_HEIGHT * scale);
    }

    private void refreshChart() {
        boolean plane = model.trajectory().dimension() == 2;
        chartTitle.setText(plane ? "x and y at each iteration" : "x at each iteration");
        chart.show(DescentChart.of(
                model.runsProperty().get(), model.pictureProperty().get()));
        values.show(DescentChart.values(
                model.runsProperty().get(), model.pictureProperty().get(), logarithmic.isSelected()));
    }

    private void refreshRegime() {
        regime.setText(model.regimeProperty().get().label().text());
        meaning.setText(RegimeWords.meaning(model.regimeProperty().get()));
        RegimeMap now = RegimeMap.of(model.trajectory(), model.regimeProperty().get());
        map.show(now);
        map.setVisible(now.drawn());
        map.setManaged(now.drawn());
    }

    /** Takes the setting under the pointer. */
    private void choose(MouseEvent event) {
        RegimeMap now = map.state().orElse(null);
        if (now == null || !now.drawn()) {
            return;
        }
        Rectangle2D area = RegimePainter.area(map.getWidth(), map.getHeight(), scale);
        double across = clamp((event.getX() - area.getMinX()) / area.getWidth());
        double up = clamp((area.getMaxY() - event.getY()) / area.getHeight());
        double alpha = Math.max(0.001, Math.rint(across * now.mostAlpha() * 1000) / 1000);
        model.alphaProperty().set(alpha);
        if (model.ruleProperty().get() != Rule.GD) {
            model.betaProperty().set(Math.rint(up * RegimeMap.MOST_BETA * 1000) / 1000);
        }
        event.consume();
    }

    private static double clamp(double part) {
        return Math.max(0, Math.min(1, part));
    }
}
