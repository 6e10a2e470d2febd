package dev.backprop.app.network;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A count with a button to either side. */
final class Stepper extends HBox {
    private final Label count = new Label();
    private final Button fewer = button("−");
    private final Button more = button("+");
    private final int least;
    private final int most;
    private int value;

    /**
     * A count that may also be shown larger than {@code most}: one fewer is then {@code most}.
     *
     * @param id of the control; its buttons end in {@code -fewer} and {@code -more}
     * @param words what is counted, for a screen reader
     * @param onChange called with the count that is asked for
     */
    Stepper(String id, String words, int least, int most, IntConsumer onChange) {
        this.least = least;
        this.most = most;
        setId(id);
        getStyleClass().add("stepper");
        setAlignment(Pos.CENTER);
        setMaxHeight(USE_PREF_SIZE);
        count.getStyleClass().add("number");
        fewer.setId(id + "-fewer");
        fewer.setAccessibleText("fewer " + words);
        fewer.setOnAction(event -> onChange.accept(Math.min(most, value - 1)));
        more.setId(id + "-more");
        more.setAccessibleText("more " + words);
        more.setOnAction(event -> onChange.accept(value + 1));
        getChildren().addAll(fewer, count, more);
    }

    private static Button button(String sign) {
        Button button = new Button(sign);
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** Shows a count. */
    void show(int now) {
        value = now;
        count.setText(String.valueOf(now));
        fewer.setDisable(now <= least);
        more.setDisable(now >= most);
    }
}
