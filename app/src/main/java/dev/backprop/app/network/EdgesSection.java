package dev.backprop.app.network;

import dev.backprop.app.paint.ColorScale;
import dev.backprop.app.paint.Palette;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What the colour and the width of an edge mean: the fixed scale. */
final class EdgesSection extends Section {
    private static final int SHADES = 9;

    private final HBox shades = new HBox();

    EdgesSection() {
        super("Edges");
        getChildren().addAll(shades, ends(), muted("weight; width is size, the scale is fixed"));
        setPalette(Palette.LIGHT);
    }

    void setPalette(Palette palette) {
        ColorScale scale = new ColorScale(palette);
        shades.getChildren().clear();
        for (int i = 0; i < SHADES; i++) {
            Region shade = new Region();
            double value = -1 + 2.0 * i / (SHADES - 1);
            shade.setStyle("-fx-background-color: " + Palette.css(scale.colour(value)) + ";");
            shade.setMinHeight(10);
            shade.setPrefHeight(10);
            HBox.setHgrow(shade, Priority.ALWAYS);
            shade.setMaxWidth(Double.MAX_VALUE);
            shades.getChildren().add(shade);
        }
    }

    private static HBox ends() {
        Region left = new Region();
        Region right = new Region();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        return new HBox(muted("−1"), left, muted("0"), right, muted("+1"));
    }
}
