package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The learning rate: a slider that is logarithmic and continuous, and a field for any other number. While the slider is
 * dragged the field says where it stands; it counts when it is let go.
 */
final class RateField extends HBox {
    private static final double LEAST = -4;
    private static final double MOST = 2;
    private static final int SIGNIFICANT = 3;

    private final DoubleSupplier current;
    private final DoubleConsumer change;
    private final Consumer<Throwable> refuse;
    private final Slider slider = new Slider(LEAST, MOST, 0);
    private final NumberField field;
    private boolean refreshing;

    /**
     * @param current what counts now
     * @param change takes another; throws {@link BadInputException} where it is no good
     * @param refuse tells why
     */
    RateField(DoubleSupplier current, DoubleConsumer change, Consumer<Throwable> refuse) {
        super(8);
        this.current = current;
        this.change = change;
        this.refuse = refuse;
        field = new NumberField(
                "training-lr",
                () -> Setting.number(current.getAsDouble()),
                text -> change.accept(Parse.lr(text)),
                refuse);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setPrefColumnCount(5);
        field.setMinWidth(USE_PREF_SIZE);
        slider.setId("training-lr-slider");
        slider.setBlockIncrement(0.1);
        slider.setMinWidth(60);
        slider.setPrefWidth(90);
        slider.setAccessibleText("learning rate, logarithmic");
        HBox.setHgrow(slider, Priority.ALWAYS);
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(slider, field);
        slider.valueProperty().addListener((observable, old, now) -> moved(now.doubleValue()));
        slider.valueChangingProperty().addListener((observable, old, now) -> {
            if (!now) {
                commit(rate(slider.getValue()));
            }
        });
        showCurrent();
    }

    /** Puts in what counts. */
    void showCurrent() {
        refreshing = true;
        field.showCurrent();
        if (!slider.isValueChanging()) {
            slider.setValue(Math.log10(current.getAsDouble()));
        }
        refreshing = false;
    }

    private void moved(double exponent) {
        if (refreshing) {
            return;
        }
        if (slider.isValueChanging()) {
            field.setText(Setting.number(rate(exponent)));
        } else {
            commit(rate(exponent));
        }
    }

    private void commit(double rate) {
        try {
            change.accept(rate);
        } catch (BadInputException e) {
            refuse.accept(e);
            showCurrent();
        }
    }

    /** 10 to that power, to three significant digits. */
    static double rate(double exponent) {
        return new BigDecimal(Math.pow(10, exponent))
                .round(new MathContext(SIGNIFICANT))
                .doubleValue();
    }
}
