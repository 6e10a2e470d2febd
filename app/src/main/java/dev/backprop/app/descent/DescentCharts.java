package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The strip under the stage: x, and beside it f, at each iterate. */
final class DescentCharts extends HBox implements AutoCloseable {
    private static final double HEIGHT = 118;
    /** In the plane the map needs the room more, and so does the graph of f′. */
    private static final double LOW = 86;

    private final DescentViewModel model;
    private final ScreenSurface<Chart> points = new ScreenSurface<>(new ChartPainter());
    private final ScreenSurface<Chart> values = new ScreenSurface<>(new ChartPainter());
    private final CheckBox logarithmic = new CheckBox("logarithmic");
    private final Label pointsTitle = new Label();
    private @Nullable Lines lines;
    private double scale = 1;
    private boolean low;

    DescentCharts(DescentViewModel model) {
        this.model = model;
        getStyleClass().add("descent-charts");
        points.setId("descent-points");
        values.setId("descent-values");
        logarithmic.setId("descent-logarithmic");
        logarithmic.selectedProperty().addListener((observable, old, now) -> refresh());
        getChildren()
                .addAll(column(pointsTitle, null, points), column(new Label("f at each iterate"), logarithmic, values));
        model.pictureProperty().addListener((observable, old, now) -> refresh());
        size();
        refresh();
    }

    void setPalette(Palette palette, double typeScale) {
        points.setPalette(palette, typeScale);
        values.setPalette(palette, typeScale);
        scale = typeScale;
        size();
    }

    @Override
    public void close() {
        points.close();
        values.close();
    }

    private static VBox column(Label title, @Nullable Node beside, ScreenSurface<Chart> chart) {
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space);
        if (beside != null) {
            head.getChildren().add(beside);
        }
        head.getStyleClass().add("head");
        VBox column = new VBox(head, chart);
        // Half of the strip each, whatever the words over them need.
        column.setPrefWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private void size() {
        double height = (low ? LOW : HEIGHT) * scale;
        for (ScreenSurface<Chart> each : List.of(points, values)) {
            each.setMinHeight(height);
            each.setPrefHeight(height);
        }
    }

    private void refresh() {
        DescentPicture picture = model.pictureProperty().get();
        boolean plane = picture.trajectory().dimension() == 2;
        if (low != (plane || picture.slope())) {
            low = plane || picture.slope();
            size();
        }
        pointsTitle.setText(plane ? "x and y at each iterate" : "x at each iterate");
        Lines now = lines(picture);
        points.show(now.points().withCursor(picture.number(picture.iterate())));
        values.show(now.values().withCursor(picture.number(picture.iterate())));
    }

    /** The charts of a picture; those of the picture before where only the cursor has moved. */
    private Lines lines(DescentPicture picture) {
        List<Run> runs = model.runsProperty().get();
        boolean thinned = runs.stream().anyMatch(run -> run.outline().isThinned());
        List<Object> of = List.of(
                runs,
                picture.trajectory(),
                picture.hue(),
                picture.first(),
                logarithmic.isSelected(),
                thinned ? picture.iterate() : -1);
        Lines before = lines;
        if (before != null && before.of().equals(of)) {
            return before;
        }
        Lines now = new Lines(
                of, DescentChart.of(runs, picture), DescentChart.values(runs, picture, logarithmic.isSelected()));
        lines = now;
        return now;
    }

    /**
     * Both charts, and all that they depend on besides the cursor.
     *
     * @param of compared as a whole
     */
    private record Lines(List<Object> of, Chart points, Chart values) {}
}
