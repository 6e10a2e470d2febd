package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.ChartPainter;
import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Host;
import java.io.IOException;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A network's loss on the stage, how far it is computed, and under it the loss along the training. */
final class SliceStage extends VBox implements AutoCloseable {
    private static final double HEIGHT = 118;

    private final SliceViewModel model;
    private final Host host;
    private final SlicePainter painter = new SlicePainter();
    private final ScreenSurface<SlicePicture> surface = new ScreenSurface<>(painter);
    private final ScreenSurface<Chart> chart = new ScreenSurface<>(new ChartPainter());
    private final CheckBox logarithmic = new CheckBox("logarithmic");
    private final Label title = new Label();
    private final Label waiting = new Label();
    private final HBox progress = new HBox();
    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;

    SliceStage(SliceViewModel model, Host host) {
        this.model = model;
        this.host = host;
        surface.setId("slice-stage");
        surface.setAccessibleText("a network’s loss over a plane through its weights");
        surface.setOnFailure(host::report);
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            model.pointer().leave();
            host.message("");
        });
        chart.setId("slice-chart");
        logarithmic.setId("slice-logarithmic");
        logarithmic.selectedProperty().addListener((observable, old, now) -> refresh());
        waiting.getStyleClass().add("muted");
        progress();
        StackPane over = new StackPane(surface, waiting, progress);
        over.setMinSize(0, 0);
        StackPane.setAlignment(progress, Pos.TOP_CENTER);
        VBox.setVgrow(over, Priority.ALWAYS);
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, logarithmic);
        head.getStyleClass().add("head");
        VBox below = new VBox(head, chart);
        HBox.setHgrow(below, Priority.ALWAYS);
        HBox strip = new HBox(below);
        strip.getStyleClass().add("descent-charts");
        getChildren().addAll(over, strip);
        setMinSize(0, 0);
        model.pictureProperty().addListener((observable, old, now) -> refresh());
        model.problemProperty().addListener((observable, old, now) -> refresh());
        model.progress().partProperty().addListener((observable, old, now) -> refresh());
        size();
        refresh();
    }

    private void progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progress().partProperty());
        Label words = new Label();
        words.setId("slice-doing");
        words.textProperty().bind(model.progress().doingProperty());
        Button stop = new Button("Stop");
        stop.setId("slice-stop");
        stop.setOnAction(event -> model.stop());
        progress.getStyleClass().add("slice-progress");
        progress.setAlignment(Pos.CENTER);
        progress.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        progress.getChildren().addAll(bar, words, stop);
        progress.visibleProperty().bind(model.progress().lastingProperty());
    }

    void setPalette(Palette newPalette, double newTypeScale) {
        palette = newPalette;
        typeScale = newTypeScale;
        surface.setPalette(newPalette, newTypeScale);
        chart.setPalette(newPalette, newTypeScale);
        size();
    }

    void export(Path file) throws IOException {
        SlicePicture picture = model.pictureProperty().get();
        if (picture != null) {
            PaintContext context = surface.context().orElse(new PaintContext(900, 600, palette, typeScale));
            Export.write(file, painter, picture, context);
        }
    }

    @Override
    public void close() {
        surface.close();
        chart.close();
    }

    /** In larger type the strip is a little lower: the map needs the room more. */
    private void size() {
        double height = HEIGHT * Math.sqrt(typeScale);
        chart.setMinHeight(height);
        chart.setPrefHeight(height);
    }

    private void refresh() {
        SlicePicture picture = model.pictureProperty().get();
        String problem = model.problemProperty().get();
        waiting.setText(picture != null ? "" : problem.isEmpty() ? "computing the loss …" : problem);
        surface.setVisible(picture != null);
        chart.setVisible(picture != null);
        title.setText(picture == null ? "" : "loss at each " + picture.word());
        if (picture != null) {
            surface.show(picture);
            chart.show(SliceChart.of(picture, logarithmic.isSelected()));
        }
    }

    private void point(MouseEvent event) {
        SlicePicture picture = surface.state().orElse(null);
        PaintContext context = surface.context().orElse(null);
        if (picture == null || context == null) {
            return;
        }
        var item = surface.itemAt(event.getX(), event.getY()).orElse(null);
        Lens lens = SlicePainter.lens(picture, context);
        if (item != null && item.value() != null) {
            model.pointer().leave();
            host.message(item.spoken());
        } else if (lens.area().contains(event.getX(), event.getY())) {
            model.pointer().point(picture, lens.xAt(event.getX()), lens.yAt(event.getY()), host::message);
        } else {
            model.pointer().leave();
            host.message("");
        }
    }
}
