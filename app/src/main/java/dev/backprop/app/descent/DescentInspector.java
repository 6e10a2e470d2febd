package dev.backprop.app.descent;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Host;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.optim.Rule;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel at the right: the comparison, the controls, and where the setting lies. */
final class DescentInspector extends VBox implements AutoCloseable {
    private static final String STYLES = "/css/descent.css";
    private static final double MAP_HEIGHT = 122;

    private final DescentViewModel model;
    private final ScreenSurface<RegimeMap> map = new ScreenSurface<>(new RegimePainter());
    private final RunRows rows;
    private final Steering steering;
    private final RacePanel race;
    private final Label regime = new Label();
    private final Label meaning = new Label();
    private double scale = 1;
    /** The map as it was when a drag in it began: its axes stand still under the pointer. */
    private @Nullable RegimeMap held;

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
                        rows,
                        title("Steering"),
                        steering,
                        title("Race"),
                        race,
                        title("Where this setting lies"),
                        regime,
                        meaning,
                        map);
        map.setId("descent-map");
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            held = map.state().orElse(null);
            choose(event);
        });
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::choose);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            held = null;
            refreshRegime();
        });
        model.regimeProperty().addListener((observable, old, now) -> refreshRegime());
        model.runsProperty().addListener((observable, old, now) -> refreshRegime());
        refreshRegime();
        size();
    }

    void setPalette(Palette palette, double typeScale) {
        scale = typeScale;
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
        map.close();
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private void size() {
        map.setMinHeight(MAP_HEIGHT * scale);
        map.setPrefHeight(MAP_HEIGHT * scale);
    }

    private void refreshRegime() {
        regime.setText(model.regimeProperty().get().label().text());
        meaning.setText(RegimeWords.meaning(model.regimeProperty().get()));
        RegimeMap before = held;
        Regime lies = model.regimeProperty().get();
        RegimeMap now = before == null
                ? RegimeMap.of(model.trajectory(), lies)
                : before.at(model.config().optimizer(), lies);
        map.show(now);
        map.setVisible(now.drawn());
        map.setManaged(now.drawn());
    }

    /** Takes the setting under the pointer. */
    private void choose(MouseEvent event) {
        RegimeMap now = held;
        if (now == null || !now.drawn()) {
            return;
        }
        Rectangle2D area = RegimePainter.area(map.getWidth(), map.getHeight(), scale);
        double across = clamp((event.getX() - area.getMinX()) / area.getWidth());
        double up = clamp((area.getMaxY() - event.getY()) / area.getHeight());
        model.alphaProperty().set(now.alphaAt(across));
        if (model.ruleProperty().get() != Rule.GD) {
            model.betaProperty().set(Math.rint(up * RegimeMap.MOST_BETA * 1000) / 1000);
        }
        event.consume();
    }

    private static double clamp(double part) {
        return Math.max(0, Math.min(1, part));
    }
}
