package dev.backprop.app.playback;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * A place for what changes many times a second: its content is laid out anew by itself, and not the whole window with it, as
 * JavaFX does for any label whose text changes. The place keeps its size until {@link #requestLayout}, or follows the
 * height that its content needs.
 */
public final class LayoutIsland extends Region {
    private final Region content;

    /**
     * A place filled by its content.
     *
     * @param growing whether a content that needs another height gets it, as one that wraps its text does
     */
    public LayoutIsland(Region content, boolean growing) {
        this.content = content;
        // What is not managed is the root of its own layout.
        content.setManaged(false);
        setMinWidth(0);
        getChildren().add(content);
        if (growing) {
            content.needsLayoutProperty().addListener((observable, old, needs) -> {
                // Only once it has been laid out is its style known.
                if (!needs && getWidth() > 0 && snapSizeY(content.prefHeight(getWidth())) != getHeight()) {
                    requestLayout();
                }
            });
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(width);
    }

    @Override
    public Orientation getContentBias() {
        return content.getContentBias();
    }

    @Override
    public double getBaselineOffset() {
        return content.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
