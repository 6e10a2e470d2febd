package dev.backprop.app.descent;

import dev.backprop.engine.session.ViewBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What the stage shows beside the descent, all of it switched on and off by hand and kept by a session. */
final class Overlays {
    private static final String FIELD = "descent-gradient-field";
    private static final String SLOPE = "descent-slope-graph";

    private final ArrowChoice arrows = new ArrowChoice();
    private final BooleanProperty field = new SimpleBooleanProperty(this, FIELD, false);
    private final BooleanProperty slope = new SimpleBooleanProperty(this, SLOPE, false);

    /** Which parts of the step have an arrow. */
    ArrowChoice arrows() {
        return arrows;
    }

    /** Whether arrows of −∇f stand in the plane. */
    BooleanProperty field() {
        return field;
    }

    /** Whether the graph of f′ stands under the curve. */
    BooleanProperty slope() {
        return slope;
    }

    /** Calls back after every change. */
    void onChange(Runnable then) {
        arrows.shownProperty().addListener((observable, old, now) -> then.run());
        field.addListener((observable, old, now) -> then.run());
        slope.addListener((observable, old, now) -> then.run());
    }

    /** What a session says of them: nothing where they are as usual, otherwise those that are not. */
    @Nullable
    ViewBlock view() {
        Map<String, Boolean> toggles = new LinkedHashMap<>(arrows.toggles());
        if (field.get()) {
            toggles.put(FIELD, true);
        }
        if (slope.get()) {
            toggles.put(SLOPE, true);
        }
        return toggles.isEmpty() ? null : new ViewBlock("descent", null, null, null, toggles);
    }

    /** As a session's toggles say; the usual where they say nothing. */
    void restore(@Nullable ViewBlock view) {
        Map<String, Boolean> toggles = view == null ? Map.of() : view.toggles();
        arrows.restore(toggles);
        field.set(toggles.getOrDefault(FIELD, false));
        slope.set(toggles.getOrDefault(SLOPE, false));
    }
}
