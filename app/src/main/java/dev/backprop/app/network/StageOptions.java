package dev.backprop.app.network;

import dev.backprop.engine.trace.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How the stage is looked at. Nothing here changes the run, so none of it is undone. */
final class StageOptions {
    /** Decimals that numbers begin with. */
    static final int USUAL_DIGITS = 4;

    private static final String GRAPH = "computation-graph";
    private static final String BY_GRADIENT = "colour-gradient";
    private static final String BY_CONTRIBUTION = "colour-contribution";

    private final ObjectProperty<StageView> view = new SimpleObjectProperty<>(this, "view", StageView.NEURONS);
    private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(this, "colouring", Colouring.WEIGHT);
    private final ObjectProperty<@Nullable String> hovered = new SimpleObjectProperty<>(this, "hovered");
    private final IntegerProperty digits = new SimpleIntegerProperty(this, "digits", USUAL_DIGITS);
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting", false);
    private final BooleanProperty predicting = new SimpleBooleanProperty(this, "predicting", false);

    StageOptions() {
        digits.addListener((observable, old, now) -> {
            int clamped = Math.max(Figures.MIN_DIGITS, Math.min(Figures.MAX_DIGITS, now.intValue()));
            if (clamped != now.intValue()) {
                digits.set(clamped);
            }
        });
    }

    /** Calls back with the new look when any of the options has changed. */
    void onChange(Consumer<Look> callback) {
        for (Property<?> each : List.of(view, colouring, hovered, digits, presenting, predicting)) {
            each.addListener((observable, old, now) -> callback.accept(look()));
        }
    }

    /** The options as they stand. */
    Look look() {
        return new Look(view.get(), colouring.get(), hovered.get(), digits.get(), presenting.get(), predicting.get());
    }

    /** The other picture of the graph. */
    void nextView() {
        view.set(next(view.get(), List.of(StageView.values())));
    }

    /** What edges can stand for besides, in turn. */
    void nextColouring() {
        colouring.set(next(colouring.get(), List.of(Colouring.values())));
    }

    private static <T> T next(T now, List<T> all) {
        return all.get((all.indexOf(now) + 1) % all.size());
    }

    /** What a session file notes of the options, beside what it has noted already. */
    Map<String, Boolean> toggles(Map<String, Boolean> before) {
        Map<String, Boolean> toggles = new LinkedHashMap<>(before);
        toggles.put(GRAPH, view.get() == StageView.OPERATIONS);
        toggles.put(BY_GRADIENT, colouring.get() == Colouring.GRADIENT);
        toggles.put(BY_CONTRIBUTION, colouring.get() == Colouring.CONTRIBUTION);
        return toggles;
    }

    /** The options that a session file notes; what it does not note is as at the beginning. */
    void restore(Map<String, Boolean> toggles) {
        view.set(toggles.getOrDefault(GRAPH, false) ? StageView.OPERATIONS : StageView.NEURONS);
        boolean gradient = toggles.getOrDefault(BY_GRADIENT, false);
        boolean contribution = toggles.getOrDefault(BY_CONTRIBUTION, false);
        colouring.set(gradient ? Colouring.GRADIENT : contribution ? Colouring.CONTRIBUTION : Colouring.WEIGHT);
    }

    /** Which picture of the graph is shown. */
    ObjectProperty<StageView> viewProperty() {
        return view;
    }

    /** What edges stand for. */
    ObjectProperty<Colouring> colouringProperty() {
        return colouring;
    }

    /** The id of the item that is pointed at, on the stage, in the card or in the table; null where there is none. */
    ObjectProperty<@Nullable String> hoveredProperty() {
        return hovered;
    }

    /** Decimals of numbers, 2–17; others are brought to the nearest of these. */
    IntegerProperty digitsProperty() {
        return digits;
    }

    /** Whether the room is dimmed around the active step. */
    BooleanProperty presentingProperty() {
        return presenting;
    }

    /** Whether the next value is hidden until it has been guessed. */
    BooleanProperty predictingProperty() {
        return predicting;
    }
}
