package dev.backprop.app.descent;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Which arrows the stage shows; the step alone at first. */
final class ArrowChoice {
    private static final Set<Arrow> USUAL = Set.of(Arrow.STEP);

    private final Map<Arrow, BooleanProperty> each = new EnumMap<>(Arrow.class);
    private final ReadOnlyObjectWrapper<Set<Arrow>> shown = new ReadOnlyObjectWrapper<>(this, "shown", USUAL);
    private boolean setting;

    ArrowChoice() {
        for (Arrow arrow : Arrow.values()) {
            BooleanProperty property = new SimpleBooleanProperty(this, arrow.toggle(), USUAL.contains(arrow));
            property.addListener((observable, old, now) -> collect());
            each.put(arrow, property);
        }
    }

    /** Whether an arrow is shown, where the rule has it. */
    BooleanProperty property(Arrow arrow) {
        BooleanProperty property = each.get(arrow);
        if (property == null) {
            throw new IllegalArgumentException(arrow + ": expected an arrow");
        }
        return property;
    }

    /** Those that are shown. */
    ReadOnlyObjectProperty<Set<Arrow>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What a session says of them: nothing where they are as usual, otherwise those that are not. */
    Map<String, Boolean> toggles() {
        Map<String, Boolean> toggles = new LinkedHashMap<>();
        each.forEach((arrow, property) -> {
            if (property.get() != USUAL.contains(arrow)) {
                toggles.put(arrow.toggle(), property.get());
            }
        });
        return toggles;
    }

    /** As a session's toggles say; the usual where they say nothing. */
    void restore(Map<String, Boolean> toggles) {
        setting = true;
        each.forEach((arrow, property) -> property.set(toggles.getOrDefault(arrow.toggle(), USUAL.contains(arrow))));
        setting = false;
        collect();
    }

    private void collect() {
        if (setting) {
            return;
        }
        Set<Arrow> now = EnumSet.noneOf(Arrow.class);
        each.forEach((arrow, property) -> {
            if (property.get()) {
                now.add(arrow);
            }
        });
        shown.set(Set.copyOf(now));
    }
}
