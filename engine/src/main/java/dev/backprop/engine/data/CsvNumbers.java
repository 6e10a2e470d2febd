package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import java.util.regex.Pattern;

/**
 * Numbers in the cells of one CSV. Where no commas stand between the cells, a comma may stand in a number instead of the
 * point, but then in all of them: {@code 1.000} is one thing in a table with points and another in one with commas.
 */
final class CsvNumbers {
    /** Java's own suffixes (1d, 2f), hexadecimal floats, NaN and Infinity are no numbers of a CSV. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?");

    private static final int SHOWN = 40;

    /** The sign before the decimals of the numbers so far; 0 where there was none yet. */
    private char sign;

    /** Whether a cell says a number, with a point or a comma. */
    static boolean isNumber(String cell) {
        return NUMBER.matcher(plain(cell)).matches();
    }

    /**
     * The number that a cell says.
     *
     * @param commas whether a comma may stand before its decimals
     * @param place how messages name the cell
     * @throws BadInputException if it says no finite number, or one with another decimal sign than those before
     */
    double read(String cell, boolean commas, String place) {
        String text = plain(cell);
        boolean comma = text.indexOf(',') >= 0;
        boolean number = isNumber(text) && (commas || !comma);
        double value = number ? Double.parseDouble(text.replace(',', '.')) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw BadInputException.at(
                    place,
                    cell.isBlank() ? "nothing" : "'" + shortened(cell.strip()) + "'",
                    "a finite number" + (comma && !commas ? ", with a point before its decimals" : ""));
        }
        char own = comma ? ',' : text.indexOf('.') >= 0 ? '.' : 0;
        if (own != 0 && sign != 0 && own != sign) {
            throw BadInputException.at(
                    place,
                    "'" + shortened(text) + "' after numbers with a " + (sign == ',' ? "comma" : "point"),
                    "the same sign before the decimals of all numbers");
        }
        sign = own == 0 ? sign : own;
        return value;
    }

    /** A minus sign of print is one, too. */
    private static String plain(String cell) {
        return cell.strip().replace('\u2212', '-');
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
