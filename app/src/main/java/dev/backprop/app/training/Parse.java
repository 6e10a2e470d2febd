package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/** Settings as a person types them; what is no good is refused in one line. */
final class Parse {
    private static final String FULL = "full";

    private Parse() {}

    /** Units of each hidden layer, with commas, spaces or dashes between them. */
    static List<Integer> hidden(String text) {
        List<Integer> units = new ArrayList<>();
        for (String part : text.strip().split("[\\s,;–-]+", -1)) {
            units.add((int) whole("hidden layers", part, 1, MlpSpec.MAX_UNITS));
        }
        if (units.size() > TrainingSettings.MAX_HIDDEN) {
            throw BadInputException.at("hidden layers", units.size() + " layers", "1–" + TrainingSettings.MAX_HIDDEN);
        }
        return units;
    }

    static int epochs(String text) {
        return (int) whole("epochs", text, 1, 1_000_000);
    }

    static long seed(String text) {
        return whole("seed", text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** {@code full}, or rows of a batch. */
    static int batch(String text) {
        if (text.equalsIgnoreCase(FULL)) {
            return TrainingConfig.FULL;
        }
        try {
            return (int) whole("batch", text, 1, Integer.MAX_VALUE);
        } catch (BadInputException e) {
            throw BadInputException.at("batch", text, "full, or a whole number of at least 1");
        }
    }

    static double lr(String text) {
        double lr = number("learning rate", text);
        if (!(lr > 0) || Double.isInfinite(lr)) {
            throw BadInputException.at("learning rate", text, "a finite number above 0");
        }
        return lr;
    }

    static double beta(String text) {
        double beta = number("β", text);
        if (!(beta >= 0 && beta < 1)) {
            throw BadInputException.at("β", text, "a number from 0 to below 1");
        }
        return beta;
    }

    private static double number(String name, String text) {
        try {
            // Java would also take 1f and 0x1p3, which nobody means here.
            if (!text.matches("[-+0-9.eE]+")) {
                throw new NumberFormatException();
            }
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw BadInputException.at(name, text.isEmpty() ? "nothing" : text, "a number");
        }
    }

    private static long whole(String name, String text, long least, long most) {
        String range = most == Long.MAX_VALUE ? "a whole number" : "a whole number of " + least + "–" + most;
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw BadInputException.at(name, text.isEmpty() ? "nothing" : text, range);
        }
        throw BadInputException.at(name, text, range);
    }
}
