package dev.backprop.app.descent;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The lines of the comparison in words: the notebook's three settings, each a button that takes it, and one's own. */
final class RunRows extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final DescentViewModel model;
    private final List<Row> rows = new ArrayList<>();
    private final Button back = new Button();
    private Palette palette = Palette.LIGHT;

    RunRows(DescentViewModel model) {
        this.model = model;
        getStyleClass().add("descent-runs");
        for (Preset preset : Preset.values()) {
            rows.add(new Row(preset));
        }
        rows.add(new Row(null));
        back.setId("descent-notebook");
        back.getStyleClass().addAll("flat", "descent-run");
        back.setGraphic(new Label("Back to the notebook’s x²", new FontIcon("fth-corner-up-left")));
        back.setAccessibleText("Back to the notebook’s x²");
        back.setOnAction(event -> model.toNotebook());
        getChildren().addAll(rows);
        getChildren().add(back);
        model.runsProperty().addListener((observable, old, now) -> refresh());
        // Where the start has another number, so has the last iterate; the picture knows it last.
        model.pictureProperty().addListener((observable, old, now) -> {
            if (old.first() != now.first()) {
                refresh();
            }
        });
        refresh();
    }

    void setPalette(Palette next) {
        palette = next;
        refresh();
    }

    private void refresh() {
        rows.forEach(Row::refresh);
        // In the plane the notebook's settings do not run along: one way back to them is enough.
        back.setVisible(inPlane());
        back.setManaged(inPlane());
    }

    private boolean inPlane() {
        return model.trajectory().dimension() > 1;
    }

    /** One line; a preset's takes that preset. */
    private final class Row extends Button {
        private final @Nullable Preset preset;
        private final Region swatch = new Region();
        private final Label name = new Label();
        private final Label which = new Label();
        private final Label result = new Label();

        Row(@Nullable Preset preset) {
            this.preset = preset;
            getStyleClass().addAll("flat", "descent-run");
            swatch.getStyleClass().add("swatch");
            result.getStyleClass().add("number");
            result.setMinWidth(USE_PREF_SIZE);
            name.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            which.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(swatch, name, space, which, result);
            line.getStyleClass().add("line");
            line.setAlignment(Pos.CENTER_LEFT);
            line.prefWidthProperty().bind(widthProperty().subtract(12));
            setGraphic(line);
            setMaxWidth(Double.MAX_VALUE);
            if (preset != null) {
                setId("descent-preset-" + preset.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                setOnAction(event -> model.set(preset.config()));
            } else {
                setMouseTransparent(true);
                setFocusTraversable(false);
            }
        }

        private void refresh() {
            Run run = model.runsProperty().get().stream()
                    .filter(each -> each.preset() == preset)
                    .findFirst()
                    .orElse(null);
            // In a race one's own setting has its line in the table.
            setVisible(preset != null ? !inPlane() : run != null && !model.isRacing());
            setManaged(isVisible());
            if (!isVisible()) {
                return;
            }
            name.setText(preset != null ? preset.title() : "this setting");
            which.setText(run == null ? "" : name(run.trajectory()));
            result.setText(run == null ? "" : number(run.trajectory()));
            name.pseudoClassStateChanged(CURRENT, run != null && run.current());
            var hue = preset != null ? preset.hue() : Hue.RUN_4;
            // In a race these colours are those of other lines.
            swatch.setVisible(run != null);
            swatch.setStyle("-fx-background-color: " + Palette.css(palette.colour(hue)) + ";");
            setAccessibleText(name.getText() + ", " + which.getText() + result.getText());
        }

        private String name(Trajectory t) {
            return t.size() == 0 ? "" : Names.sub(t.dimension() > 1 ? "f" : "x", t.size() - 1 + model.first()) + " = ";
        }

        private String number(Trajectory t) {
            int last = t.size() - 1;
            return last < 0 ? "" : Names.number(t.dimension() > 1 ? t.f(last) : t.x(last, 0));
        }
    }
}
