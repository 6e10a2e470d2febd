package dev.backprop.engine.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a session file whose names begin with {@value #PREFIX}. They mean nothing to this program, and it keeps them
 * where they stand for those to whom they do.
 *
 * @param fields by the path of the object that holds them ({@code ""} for the whole, {@code network.layers[0]}): their names,
 *     and their values as JSON
 */
public record Extensions(Map<String, Map<String, String>> fields) {
    /** How their names begin. */
    public static final String PREFIX = "x-";
    /** No such fields. */
    public static final Extensions NONE = new Extensions(Map.of());
    /** The array of layers. */
    public static final String LAYERS = "network.layers";
    /** The array of samples. */
    public static final String SAMPLES = "samples";

    private static final Pattern ELEMENT = Pattern.compile("(.*)\\[([0-9]+)]");

    /** Keeps its own maps, in their order. */
    public Extensions {
        Map<String, Map<String, String>> own = new LinkedHashMap<>();
        fields.forEach((path, named) -> own.put(path, Collections.unmodifiableMap(new LinkedHashMap<>(named))));
        fields = Collections.unmodifiableMap(own);
    }

    /** Those of one object; none where there are none. */
    public Map<String, String> at(String path) {
        return fields.getOrDefault(path, Map.of());
    }

    /** After an element was put into an array at a place: those of the later elements stay with them. */
    public Extensions inserted(String array, int place) {
        return moved(array, index -> index < place ? index : index + 1);
    }

    /** After an element was taken out of an array: its own go with it. */
    public Extensions removed(String array, int place) {
        return moved(array, index -> index < place ? index : index == place ? GONE : index - 1);
    }

    /** After an array was filled with other elements. */
    public Extensions without(String array) {
        return moved(array, index -> GONE);
    }

    private static final int GONE = -1;

    /** Where an element comes to stand. */
    @FunctionalInterface
    private interface Move {
        int of(int index);
    }

    private Extensions moved(String array, Move move) {
        Map<String, Map<String, String>> next = new LinkedHashMap<>();
        fields.forEach((path, named) -> {
            Matcher element = ELEMENT.matcher(path);
            if (!element.matches() || !element.group(1).equals(array)) {
                next.put(path, named);
                return;
            }
            int to = move.of(Integer.parseInt(element.group(2)));
            if (to != GONE) {
                next.put(array + "[" + to + "]", named);
            }
        });
        return new Extensions(next);
    }
}
