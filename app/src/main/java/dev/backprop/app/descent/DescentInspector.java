package dev.backprop.app.descent;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.LayoutIsland;
import dev.backprop.app.shell.Host;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
    private final ArrowPanel arrows;
    private final CorrectionPanel corrections;
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
        BooleanProperty arrowsShown = new SimpleBooleanProperty(this, "arrowsShown");
        arrows = new ArrowPanel(model, arrowsShown);
        corrections = new CorrectionPanel(model);
        getStyleClass().add("descent-inspector");
        getStylesheets()
                .add(Objects.requireNonNull(DescentInspector.class.getResource(STYLES), STYLES)
                        .toExternalForm());
        regime.setId("descent-regime");
        regime.getStyleClass().add("regime");
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        Fold step = new Fold("descent-fold-step", "What the step is made of", false, new LayoutIsland(arrows, true));
        arrowsShown.bind(step.openedProperty());
        // A session that shows arrows also says what they are.
        model.arrows().shownProperty().addListener((observable, old, now) -> {
            if (!Set.of(Arrow.STEP).containsAll(now)) {
                step.openedProperty().set(true);
            }
        });
        getChildren()
                .addAll(
                        rows,
                        corrections,
                        new Fold("descent-fold-steering", "Steering", true, steering),
                        step,
                        new Fold("descent-fold-race", "Race", true, race),
                        new Fold("descent-fold-regime", "Where this setting lies", true, regime, meaning, map));
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
        // A new descent's picture comes last, once its regime is there; a schedule's regime is another at each iterate.
        model.pictureProperty().addListener((observable, old, now) -> {
            if (!now.trajectory().equals(old.trajectory()) || scheduled()) {
                refreshRegime();
            }
        });
        model.regimeProperty().addListener((observable, old, now) -> {
            if (scheduled()) {
                refreshRegime();
            }
        });
        refreshRegime();
        size();
    }

    void setPalette(Palette palette, double typeScale) {
        scale = typeScale;
        map.setPalette(palette, typeScale);
        rows.setPalette(palette);
        race.setPalette(palette);
        arrows.setPalette(palette);
        corrections.setPalette(palette, typeScale);
        size();
    }

    /** Presentation keeps what there is to see and locks what there is to change. */
    void setLocked(boolean locked) {
        rows.setDisable(locked);
        steering.setDisable(locked);
        race.setDisable(locked);
        corrections.setLocked(locked);
        map.setDisable(locked);
    }

    @Override
    public void close() {
        map.close();
        corrections.close();
    }

    private void size() {
        map.setMinHeight(MAP_HEIGHT * scale);
        map.setPrefHeight(MAP_HEIGHT * scale);
    }

    private boolean scheduled() {
        return model.config().schedule() != Schedule.CONSTANT;
    }

    private void refreshRegime() {
        regime.setText(model.regimeProperty().get().label().text());
        int at = iterate();
        meaning.setText(RegimeWords.meaning(model.regimeProperty().get(), model.trajectory(), at));
        RegimeMap before = held;
        Regime lies = model.regimeProperty().get();
        RegimeMap now = (before == null ? RegimeMap.of(model.trajectory(), lies) : before).at(optimizerNow(), lies);
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
        chooseRate(now.alphaAt(across));
        if (model.ruleProperty().get() != Rule.GD) {
            model.betaProperty().set(Math.rint(up * RegimeMap.MOST_BETA * 1000) / 1000);
        }
        event.consume();
    }

    /** Rule, α and β of the step from the current iterate: a schedule has its own α for each. */
    private OptimizerSpec optimizerNow() {
        return model.trajectory().optimizer(iterate());
    }

    /** The iterate on the stage, or the last one where the descent has become shorter than its picture still is. */
    private int iterate() {
        int last = Math.max(0, model.trajectory().size() - 1);
        return Math.min(last, model.pictureProperty().get().iterate());
    }

    /** Sets α so that the step from the current iterate has this rate. */
    private void chooseRate(double rate) {
        double part = optimizerNow().lr() / model.config().optimizer().lr();
        model.alphaProperty().set(part == 1 ? rate : Names.brief(rate / part));
    }

    private static double clamp(double part) {
        return Math.max(0, Math.min(1, part));
    }
}
