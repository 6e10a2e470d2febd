package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import java.util.regex.Pattern;

/** Numbers as a person types them. */
final class Typed {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

    private Typed() {}

    /**
     * The whole number that a text says.
     *
     * @param what the number is called in the message
     * @throws BadInputException if it says none, or one of more than 64 bits
     */
    static long whole(String what, String text) {
        String plain = text.strip().replace('−', '-');
        try {
            if (WHOLE.matcher(plain).matches()) {
                return Long.parseLong(plain);
            }
        } catch (NumberFormatException tooLong) {
            throw BadInputException.at(what, plain, "a whole number of 64 bits");
        }
        throw BadInputException.at(what, found(text), "a whole number such as 42");
    }

    private static String found(String text) {
        return text.isBlank() ? "nothing" : "“" + text.strip() + "”";
    }

    /**
     * The finite number that a text says; a minus sign of print is one, too.
     *
     * @param what the number is called in the message
     * @throws BadInputException if it says none
     */
    static double number(String what, String text) {
        String plain = text.strip().replace('−', '-');
        double value = NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw BadInputException.at(what, found(text), "a number such as 0.5 or −1.2e-3");
        }
        return value;
    }
}
