package dev.backprop.app.descent;

import dev.backprop.engine.descent.SliceTrajectory.Point;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The numbers of the point that is shown, and what the plane shows of the training at all. */
final class SliceNumbers extends VBox {
    private final SliceViewModel model;
    private final GridPane grid = new GridPane();
    private final Label loss = row("loss at the weights", "slice-loss");
    private final Label inPlane = row("in the plane beside them", "slice-in-plane");
    private final Label distance = row("distance from the plane", "slice-distance");
    private final Label share = words("slice-share", "muted");
    private final Label end = words("slice-end", "muted");
    private final Label holes = words("slice-holes", "muted");
    private final Label problem = words("slice-problem", "slice-refusal");

    SliceNumbers(SliceViewModel model) {
        this.model = model;
        setSpacing(8);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(wide, right);
        grid.setVgap(4);
        getChildren().addAll(grid, share, end, holes, problem);
        model.pictureProperty().addListener((observable, old, now) -> refresh());
        model.problemProperty().addListener((observable, old, now) -> refresh());
        refresh();
    }

    private void refresh() {
        SlicePicture picture = model.pictureProperty().get();
        boolean there = picture != null && picture.hasPoint();
        Point point = there && picture != null ? picture.point() : null;
        loss.setText(point == null ? "–" : Names.number(point.loss()));
        inPlane.setText(
                point == null || picture == null
                        ? "–"
                        : Names.number(picture.inPlane().get(picture.at())));
        distance.setText(point == null ? "–" : Names.number(point.at().distance()));
        say(share, picture == null ? "" : picture.shareWords());
        say(end, picture == null ? "" : picture.endWords());
        int missing = picture == null ? 0 : picture.holes();
        say(holes, missing == 0 ? "" : "Hatched: no finite loss there (" + missing + " of the map’s points).");
        say(problem, model.problemProperty().get());
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private Label row(String text, String id) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        Label number = new Label();
        number.setId(id);
        number.getStyleClass().add("number");
        number.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, number);
        return number;
    }

    private static Label words(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
