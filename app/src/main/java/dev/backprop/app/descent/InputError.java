package dev.backprop.app.descent;

import dev.backprop.engine.BadInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with the settings.
 *
 * @param message one line
 * @param character where in the function's text, counted from 1; 0 where it is not a matter of one character
 */
record InputError(String message, int character) {
    private static final Pattern PLACE = Pattern.compile("^f: character (\\d+): ");

    /** There is too little memory for a descent with all that runs beside it. */
    static InputError noRoom(DescentJob job) {
        return new InputError(
                "too little memory for " + job.words() + ": fewer steps, or fewer in a race, need less", 0);
    }

    /** From the engine's refusal, which names the character. */
    static InputError of(BadInputException refusal) {
        String message = String.valueOf(refusal.getMessage());
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? new InputError(message.substring(place.end()), Integer.parseInt(place.group(1)))
                : new InputError(message, 0);
    }
}
