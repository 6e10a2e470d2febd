package dev.backprop.app.playback;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A row whose middle stands in the middle of the window as long as its neighbours leave it there. The left part gets what
 * is left over, and the last part gives way first: it is shown only where it is managed and there is room for it.
 */
final class ThreeParts extends Region {
    private static final double LEAST_WORDS = 150;

    private final Region left;
    private final Region middle;
    private final Region right;
    private final Region last;

    ThreeParts(Region left, Region middle, Region right, Region last) {
        this.left = left;
        this.middle = middle;
        this.right = right;
        this.last = last;
        getStyleClass().add("three-parts");
        getChildren().addAll(left, middle, right, last);
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = 0;
        for (Node child : getChildren()) {
            height = Math.max(height, child.prefHeight(-1));
        }
        return snapSizeY(height + snappedTopInset() + snappedBottomInset());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double start = snappedLeftInset();
        double end = getWidth() - snappedRightInset();
        double gap = 16;
        double middleWidth = snapSizeX(middle.prefWidth(-1));
        double rightWidth = snapSizeX(right.prefWidth(-1));
        double lastWidth = snapSizeX(last.prefWidth(-1)) + gap;
        boolean room = last.isManaged() && end - start - middleWidth - rightWidth - lastWidth - 2 * gap >= LEAST_WORDS;
        last.setVisible(room);
        if (room) {
            place(last, end - lastWidth + gap, lastWidth - gap);
            end -= lastWidth;
        }
        place(right, end - rightWidth, rightWidth);
        double centred = (getWidth() - middleWidth) / 2;
        double middleX = snapPositionX(Math.max(start, Math.min(centred, end - rightWidth - gap - middleWidth)));
        place(middle, middleX, middleWidth);
        place(left, start, Math.max(0, middleX - gap - start));
    }

    private void place(Region part, double x, double width) {
        double height = snapSizeY(part.prefHeight(width));
        double y = snapPositionY((getHeight() - height) / 2);
        part.resizeRelocate(x, y, width, height);
    }
}
