package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, with its place: each question checks, and says what it found and what it expected. */
final class Fields {
    private static final int SHOWN = 40;

    private final String file;
    private final String path;
    private final Map<?, ?> values;

    private Fields(String file, String path, Map<?, ?> values) {
        this.file = file;
        this.path = path;
        this.values = values;
    }

    static Fields root(String file, Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return new Fields(file, "", map);
        }
        throw BadInputException.at(file, shown(tree), "a JSON object");
    }

    /** Refuses every field but these. */
    Fields only(String... names) {
        List<String> known = List.of(names);
        for (Object name : values.keySet()) {
            if (!known.contains(name)) {
                throw bad(shortened(String.valueOf(name)), "an unknown field", "only " + String.join(", ", known));
            }
        }
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether the field is there and null. */
    boolean isNull(String name) {
        return values.get(name) == JsonTree.Null.NULL;
    }

    Fields object(String name) {
        if (values.get(name) instanceof Map<?, ?> map) {
            return new Fields(file, path(name), map);
        }
        throw bad(name, "an object");
    }

    /** The names of all fields, in their order. */
    List<String> names() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    /** An array of objects, {@code min} to {@code max} of them. */
    List<Fields> objects(String name, int min, int max) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw bad(name, "an array of objects");
        }
        if (list.size() < min || list.size() > max) {
            String range = max == Integer.MAX_VALUE ? "at least " + min : min + "–" + max;
            throw bad(name, list.size() + " entries", range);
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String element = name + "[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> map)) {
                throw bad(element, shown(list.get(i)), "an object");
            }
            objects.add(new Fields(file, path(element), map));
        }
        return objects;
    }

    String string(String name) {
        if (values.get(name) instanceof String text) {
            if (text.isBlank()) {
                throw bad(name, "an empty string", "some text");
            }
            return text;
        }
        throw bad(name, "a string");
    }

    @Nullable
    String optionalString(String name) {
        return has(name) ? string(name) : null;
    }

    /** The text, or null where the field is something else. */
    @Nullable
    String stringIfAny(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** Whether the field is this integer. */
    boolean is(String name, int value) {
        return values.get(name) instanceof JsonTree.Num num && num.integer() && num.value() == value;
    }

    boolean isNumber(String name) {
        return values.get(name) instanceof JsonTree.Num;
    }

    boolean bool(String name) {
        if (values.get(name) instanceof Boolean value) {
            return value;
        }
        throw bad(name, "true or false");
    }

    /** One of a few words. */
    <T> T choice(String name, Function<String, Optional<T>> byId, List<String> ids) {
        Optional<T> chosen = values.get(name) instanceof String text ? byId.apply(text) : Optional.empty();
        return chosen.orElseThrow(() -> bad(name, "one of " + String.join(", ", ids)));
    }

    int integer(String name, int min, int max) {
        String expected = "an integer, " + (max == Integer.MAX_VALUE ? "at least " + min : min + "–" + max);
        if (values.get(name) instanceof JsonTree.Num num && num.integer() && num.value() >= min && num.value() <= max) {
            return Integer.parseInt(num.text());
        }
        throw bad(name, expected);
    }

    int integer(String name, int otherwise, int min, int max) {
        return has(name) ? integer(name, min, max) : otherwise;
    }

    @Nullable
    Integer optionalInteger(String name, int min, int max) {
        return has(name) ? Integer.valueOf(integer(name, min, max)) : null;
    }

    long longInteger(String name, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (values.get(name) instanceof JsonTree.Num num && num.integer()) {
            try {
                return Long.parseLong(num.text());
            } catch (NumberFormatException e) {
                throw bad(name, num.text(), "an integer of 64 bits");
            }
        }
        throw bad(name, "an integer");
    }

    double number(String name) {
        if (values.get(name) instanceof JsonTree.Num num) {
            return num.value();
        }
        throw bad(name, "a number");
    }

    double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** An array of exactly {@code length} numbers. */
    double[] numbers(String name, int length) {
        return numbers(name, values.get(name), length);
    }

    /** An array of {@code rows} arrays of {@code columns} numbers. */
    double[][] matrix(String name, int rows, int columns) {
        if (values.get(name) instanceof List<?> list && list.size() == rows) {
            double[][] matrix = new double[rows][];
            for (int r = 0; r < rows; r++) {
                matrix[r] = numbers(name + "[" + r + "]", list.get(r), columns);
            }
            return matrix;
        }
        throw bad(name, rows + (rows == 1 ? " row of " : " rows of ") + columns + " numbers");
    }

    private double[] numbers(String element, @Nullable Object found, int length) {
        if (found instanceof double[] numbers && numbers.length == length) {
            return numbers;
        }
        if (found instanceof List<?> list && list.size() == length) {
            for (int i = 0; i < length; i++) {
                if (!(list.get(i) instanceof JsonTree.Num)) {
                    throw bad(element + "[" + i + "]", shown(list.get(i)), "a number");
                }
            }
        }
        throw bad(element, shown(found), length == 1 ? "an array of 1 number" : "an array of " + length + " numbers");
    }

    /** The array of numbers, or null where the field is something else. */
    double @Nullable [] numbersIfAny(String name) {
        return values.get(name) instanceof double[] numbers ? numbers : null;
    }

    /** The error for the value that the field has. */
    BadInputException bad(String name, String expected) {
        return bad(name, shown(values.get(name)), expected);
    }

    BadInputException bad(String name, String found, String expected) {
        return BadInputException.at(file + ": " + path(name), found, expected);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String shown(@Nullable Object value) {
        if (value == null) {
            return "no such field";
        } else if (value instanceof String text) {
            return "\"" + shortened(text) + "\"";
        } else if (value instanceof JsonTree.Num num) {
            return shortened(num.text());
        } else if (value instanceof double[] numbers) {
            return "an array of " + numbers.length + (numbers.length == 1 ? " number" : " numbers");
        } else if (value instanceof List<?> list) {
            return "an array of " + list.size();
        } else if (value instanceof Map<?, ?>) {
            return "an object";
        }
        return value == JsonTree.Null.NULL ? "null" : value.toString();
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
