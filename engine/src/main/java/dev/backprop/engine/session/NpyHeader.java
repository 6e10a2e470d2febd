package dev.backprop.engine.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary at the head of a .npy file, for example
 * <code>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (32, 784), }</code>; read strictly.
 *
 * @param descr the type of an element, as NumPy spells it
 * @param fortranOrder whether the first index runs fastest
 * @param shape one length a dimension
 */
record NpyHeader(String descr, boolean fortranOrder, List<Long> shape) {
    private static final int MAX_DIMENSIONS = 32;
    private static final Pattern ENTRY = Pattern.compile("\\s*'(?<key>\\w+)'\\s*:\\s*"
            + "(?:'(?<string>[^']*)'|(?<bool>True|False)|\\((?<tuple>[\\d,\\s]*)\\))\\s*(?<end>,|(?=\\}))");
    private static final Pattern END = Pattern.compile("\\s*\\}\\s*");
    private static final Pattern TUPLE = Pattern.compile("\\s*(?:(\\d{1,10}\\s*,\\s*)+(\\d{1,10}\\s*,?)?)?\\s*");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /** What the text says, or null where it is no such dictionary. */
    static @Nullable NpyHeader parse(String text) {
        if (!text.startsWith("{")) {
            return null;
        }
        String descr = null;
        Boolean fortran = null;
        List<Long> shape = null;
        Set<String> seen = new HashSet<>();
        Matcher entry = ENTRY.matcher(text);
        int at = 1;
        while (entry.region(at, text.length()).lookingAt()) {
            String key = entry.group("key");
            if (!seen.add(key)) {
                return null;
            }
            switch (key) {
                case "descr" -> descr = entry.group("string");
                case "fortran_order" ->
                    fortran = entry.group("bool") == null
                            ? null
                            : Boolean.valueOf(entry.group("bool").equals("True"));
                case "shape" -> shape = tuple(entry.group("tuple"));
                default -> {
                    return null;
                }
            }
            at = entry.end();
        }
        boolean closed = END.matcher(text).region(at, text.length()).matches();
        return closed && descr != null && fortran != null && shape != null
                ? new NpyHeader(descr, fortran, shape)
                : null;
    }

    private static @Nullable List<Long> tuple(@Nullable String inside) {
        if (inside == null || !TUPLE.matcher(inside).matches()) {
            return null;
        }
        List<Long> lengths = new ArrayList<>();
        for (String length : inside.split(",")) {
            if (!length.isBlank()) {
                lengths.add(Long.valueOf(length.strip()));
            }
        }
        return lengths.size() > MAX_DIMENSIONS ? null : lengths;
    }

    /** The number of elements, or −1 where there are more than {@code most}. */
    long elements(long most) {
        long product = 1;
        for (long length : shape) {
            if (length == 0) {
                return 0;
            }
            if (product > most / length) {
                product = most + 1;
            } else {
                product *= length;
            }
        }
        return product > most ? -1 : product;
    }

    /** As NumPy prints it: {@code (32, 784)}. */
    static String shown(List<? extends Number> shape) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shape.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(shape.get(i));
        }
        return text.append(shape.size() == 1 ? ",)" : ")").toString();
    }
}
