package dev.backprop.engine.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the window stood when a session was saved.
 *
 * @param workspace one of {@link #WORKSPACES}; null where the content decides
 * @param cursor the index in the timeline, at least 0; null where the session's {@code step} decides
 * @param stride one of {@link #STRIDES}; null is the window's usual one
 * @param digits decimals of the numbers shown, 0–17; null is the window's usual choice
 * @param toggles what is switched on or off, by name
 * @param slice {@code x-slice}: the plane over which a network's loss was shown; null where none was
 */
public record ViewBlock(
        @Nullable String workspace,
        @Nullable Integer cursor,
        @Nullable String stride,
        @Nullable Integer digits,
        Map<String, Boolean> toggles,
        @Nullable SliceBlock slice) {
    /** The names of the workspaces. */
    public static final List<String> WORKSPACES = List.of("network", "training", "descent", "lessons");
    /** The strides of the cursor, from the shortest to the longest. */
    public static final List<String> STRIDES = List.of("term", "unit", "layer", "phase", "iteration");
    /** The most decimals: as many digits as tell any two doubles apart. */
    public static final int MAX_DIGITS = 17;

    /** Keeps its own map, in its order. */
    public ViewBlock {
        if (cursor != null && cursor < 0) {
            throw new IllegalArgumentException("cursor: found " + cursor + ", expected at least 0");
        }
        if (toggles.keySet().stream().anyMatch(name -> name.startsWith(Extensions.PREFIX))) {
            throw new IllegalArgumentException(
                    "toggles: found " + toggles.keySet() + ", expected no name that starts with " + Extensions.PREFIX);
        }
        toggles = Collections.unmodifiableMap(new LinkedHashMap<>(toggles));
    }

    /** A window that showed no network's loss. */
    public ViewBlock(
            @Nullable String workspace,
            @Nullable Integer cursor,
            @Nullable String stride,
            @Nullable Integer digits,
            Map<String, Boolean> toggles) {
        this(workspace, cursor, stride, digits, toggles, null);
    }
}
