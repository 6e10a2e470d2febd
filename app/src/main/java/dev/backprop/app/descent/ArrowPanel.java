package dev.backprop.app.descent;

import dev.backprop.app.paint.Palette;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/**
 * What the current step is made of: each part's number, and, where its arrow is switched on, a sentence about it. Its words
 * follow the cursor while it is shown; nothing is written that nobody sees.
 */
final class ArrowPanel extends VBox {
    private final DescentViewModel model;
    private final List<Row> rows = new ArrayList<>();

    private final ObservableBooleanValue shown;

    /** @param shown whether it is to be seen */
    ArrowPanel(DescentViewModel model, ObservableBooleanValue shown) {
        this.model = model;
        this.shown = shown;
        getStyleClass().add("descent-arrows");
        for (Arrow arrow : Arrow.values()) {
            rows.add(new Row(arrow));
        }
        getChildren().addAll(rows);
        model.pictureProperty().addListener((observable, old, now) -> refresh());
        shown.addListener((observable, old, now) -> refresh());
        refresh();
    }

    void setPalette(Palette palette) {
        rows.forEach(row -> row.paint(palette));
    }

    private void refresh() {
        if (!shown.get()) {
            return;
        }
        DescentPicture picture = model.pictureProperty().get();
        Optional<StepNumbers> step = StepNumbers.of(picture.trajectory(), picture.iterate());
        rows.forEach(row -> row.refresh(picture, step));
    }

    /** One part. */
    private final class Row extends VBox {
        private final Arrow arrow;
        private final CheckBox box = new CheckBox();
        private final Label number = new Label();
        private final Label words = new Label();
        private final Line line = new Line(0, 6, 24, 6);
        private final Polygon head = new Polygon(24, 1.5, 33, 6, 24, 10.5);

        Row(Arrow arrow) {
            this.arrow = arrow;
            box.setId(arrow.toggle());
            box.selectedProperty().bindBidirectional(model.arrows().property(arrow));
            line.setStrokeWidth(arrow == Arrow.STEP ? 3 : 2.4);
            line.getStrokeDashArray().setAll(dashes());
            box.setGraphic(arrow == Arrow.SCALE ? new Group(line) : new Group(line, head));
            number.getStyleClass().add("number");
            number.setMinWidth(USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox top = new HBox(box, space, number);
            top.setAlignment(Pos.CENTER_LEFT);
            words.getStyleClass().add("muted");
            words.setId(arrow.toggle() + "-words");
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.visibleProperty().bind(box.selectedProperty());
            words.managedProperty().bind(box.selectedProperty());
            getChildren().addAll(top, words);
        }

        private List<Double> dashes() {
            return switch (arrow.dash()) {
                case SOLID -> List.of();
                case DASHED -> List.of(6.0, 4.0);
                case DOTTED -> List.of(2.4, 3.6);
                case DASH_DOT -> List.of(8.0, 3.0, 2.0, 3.0);
            };
        }

        private void paint(Palette palette) {
            Color colour = Color.web(Palette.css(palette.colour(arrow.hue())));
            line.setStroke(colour);
            head.setFill(colour);
        }

        private void refresh(DescentPicture picture, Optional<StepNumbers> step) {
            Rule rule = picture.trajectory().config().optimizer().rule();
            setVisible(arrow.isIn(rule));
            setManaged(arrow.isIn(rule));
            if (!arrow.isIn(rule)) {
                return;
            }
            int dimension = picture.trajectory().dimension();
            box.setText(arrow.title(rule) + (arrow == Arrow.STEP ? "" : "  " + arrow.symbol(rule, dimension)));
            number.setText(
                    step.map(each -> ArrowWords.number(each.value(arrow))).orElse("–"));
            words.setText(step.map(each -> ArrowWords.of(each, arrow, picture))
                    .orElse("There is no step from the last iterate."));
        }
    }
}
