package dev.backprop.app.training;

import dev.backprop.app.playback.SegmentedChoice;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The choices of the chart, in one line; where it is short, the last of them give way to the first. At its beginning, where
 * there is no room for both pictures, the choice between the curves and the confusion matrix.
 */
final class ChartBar extends HBox {
    private static final double MOST_SMOOTHING = 0.99;
    private static final List<Metric> METRICS = List.of(Metric.values());

    private final SegmentedChoice picture = new SegmentedChoice("Curves", "Confusion");
    private final SegmentedChoice metric =
            new SegmentedChoice(METRICS.stream().map(Metric::word).toArray(String[]::new));
    private final SegmentedChoice axis = new SegmentedChoice("linear", "log");
    private final Button reset = new Button("", new FontIcon("fth-maximize"));
    private final Slider smoothing = new Slider(0, MOST_SMOOTHING, 0);
    private final HBox smoothingBox;
    private final ChartModel model;
    private boolean both = true;

    ChartBar(ChartModel model) {
        super(10);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        picture.setId("stage-picture");
        metric.setId("chart-metric");
        axis.setId("chart-axis");
        axis.setAccessibleText("vertical axis");
        reset.setId("chart-reset");
        reset.getStyleClass().addAll("flat", "button-icon");
        reset.setTooltip(new Tooltip("All of it again (double-click on the chart; 0)"));
        reset.setAccessibleText("Show all of the chart again");
        reset.setOnAction(event -> model.reset());
        smoothingBox = smoothingBox();
        getChildren().addAll(picture, metric, axis, reset, smoothingBox);
        metric.selectedProperty().addListener((observable, old, now) -> model.setMetric(METRICS.get(now.intValue())));
        axis.selectedProperty().addListener((observable, old, now) -> model.setLogarithmic(now.intValue() == 1));
        smoothing.valueProperty().addListener((observable, old, now) -> model.setSmoothing(now.doubleValue()));
        picture.selectedProperty().addListener((observable, old, now) -> requestLayout());
        model.viewProperty().addListener((observable, old, now) -> take(now));
        take(model.view());
    }

    private HBox smoothingBox() {
        smoothing.setId("chart-smoothing");
        smoothing.setPrefWidth(90);
        smoothing.setMinWidth(50);
        smoothing.setAccessibleText("smoothing");
        Tooltip tooltip = new Tooltip(
                "Exponential moving average: the weight of the past. The numbers themselves stay, as a faint line.");
        smoothing.setTooltip(tooltip);
        Label word = new Label("smoothing");
        word.getStyleClass().add("muted");
        word.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(6, word, smoothing);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void take(ChartView view) {
        metric.select(METRICS.indexOf(view.metric()));
        axis.select(view.logarithmic() ? 1 : 0);
        reset.setDisable(!view.zoomed());
        if (smoothing.getValue() != view.smoothing()) {
            smoothing.setValue(view.smoothing());
        }
    }

    /** The choice between the two pictures. */
    SegmentedChoice picture() {
        return picture;
    }

    /** Whether the confusion matrix is chosen. */
    boolean confusion() {
        return picture.getSelected() == 1;
    }

    /** Whether both pictures are seen, so that there is nothing to choose. */
    void setBoth(boolean seen) {
        if (seen != both) {
            both = seen;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth();
        for (Node node : wanted()) {
            double width = node.prefWidth(-1);
            boolean fits = width <= room;
            show(node, fits);
            room -= fits ? width + getSpacing() : 0;
        }
        super.layoutChildren();
    }

    /** Those that have a use now, the most important first; the others are hidden. */
    private List<Node> wanted() {
        boolean curves = both || !confusion();
        show(picture, !both);
        List<Node> all = List.of(metric, axis, reset, smoothingBox);
        if (!curves) {
            all.forEach(node -> show(node, false));
            return List.of(picture);
        }
        return both ? all : List.of(picture, metric, axis, reset, smoothingBox);
    }

    private static void show(Node node, boolean seen) {
        if (node.isVisible() != seen) {
            node.setVisible(seen);
            node.setManaged(seen);
        }
    }

    /** The model that the choices change. */
    ChartModel model() {
        return model;
    }
}
