package dev.backprop.app.playback;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A line of parts joined by " · " that leaves whole parts out where there is no room, down to nothing; it never cuts a
 * word. Its text keeps all of them.
 */
public final class FittedWords extends Region {
    private static final String JOINT = " · ";

    /** Which parts stay where not all have room. */
    public enum Keep {
        /** The first ones. */
        FIRST,
        /** The last ones. */
        LAST
    }

    private Keep keep;
    private final Label label = new Label();
    private final Label whole = new Label();
    private final StringProperty text = new SimpleStringProperty(this, "text", "");

    /** An empty line. */
    public FittedWords(Keep keep) {
        this.keep = keep;
        // What is measured must be styled as what is shown is, and so it is in the scene too.
        whole.setVisible(false);
        whole.textProperty().bind(text);
        getChildren().addAll(whole, label);
        text.addListener((observable, old, now) -> requestLayout());
    }

    /** Which parts stay from now on. */
    void setKeep(Keep next) {
        if (next != keep) {
            keep = next;
            requestLayout();
        }
    }

    /** All the parts. */
    public StringProperty textProperty() {
        return text;
    }

    /** What is shown of them; empty where not even one has room. */
    public String shown() {
        return label.getText();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snapSizeX(whole.prefWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snapSizeY(whole.prefHeight(-1)) + snappedBottomInset();
    }

    @Override
    public double getBaselineOffset() {
        return snappedTopInset() + whole.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        List<String> parts = List.of(text.get().split(JOINT, -1));
        for (int left = parts.size(); left >= 0; left--) {
            int from = keep == Keep.FIRST ? 0 : parts.size() - left;
            label.setText(String.join(JOINT, parts.subList(from, from + left)));
            if (snapSizeX(label.prefWidth(-1)) <= room + 0.5) {
                break;
            }
        }
        double height = label.prefHeight(-1);
        double y = snapPositionY(
                snappedTopInset() + (getHeight() - snappedTopInset() - snappedBottomInset() - height) / 2);
        label.resizeRelocate(snappedLeftInset(), y, Math.max(0, room), height);
        whole.resizeRelocate(snappedLeftInset(), y, Math.max(0, room), height);
    }
}
