package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import java.util.regex.Pattern;

/** Numbers as a person types them. */
final class Typed {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private Typed() {}

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
            String found = plain.isEmpty() ? "nothing" : "“" + text.strip() + "”";
            throw BadInputException.at(what, found, "a number such as 0.5 or −1.2e-3");
        }
        return value;
    }
}
