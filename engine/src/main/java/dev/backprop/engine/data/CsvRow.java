package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a CSV as cells. What stands between them is a tab, a semicolon or a comma: the first of these that the file's
 * first row has. A cell may stand in double quotes, in which two mean one (RFC 4180); no cell goes over several lines.
 */
final class CsvRow {
    private static final String SEPARATORS = "\t;,";
    private static final char QUOTE = '"';

    private CsvRow() {}

    /** What stands between the cells of a file that begins with this line. */
    static char separator(String line) {
        for (int s = 0; s < SEPARATORS.length(); s++) {
            char separator = SEPARATORS.charAt(s);
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == separator && !quoted) {
                    return separator;
                }
                quoted ^= c == QUOTE;
            }
        }
        return ',';
    }

    /** A separator in words: {@code commas}. */
    static String words(char separator) {
        return switch (separator) {
            case '\t' -> "tabs";
            case ';' -> "semicolons";
            default -> "commas";
        };
    }

    /**
     * The cells of a line, without the spaces around them and without their quotes; at least one.
     *
     * @param place how messages name the row
     * @throws BadInputException if a quote is not closed, or has something other than a separator behind it
     */
    static List<String> cells(String line, char separator, String place) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int begin = at;
            while (begin < line.length()
                    && line.charAt(begin) != separator
                    && Character.isWhitespace(line.charAt(begin))) {
                begin++;
            }
            int end;
            if (begin < line.length() && line.charAt(begin) == QUOTE) {
                int closing = closing(line, begin, place + ", column " + (cells.size() + 1));
                cells.add(
                        line.substring(begin + 1, closing).replace("\"\"", "\"").strip());
                end = next(line, closing + 1, separator);
                if (!line.substring(closing + 1, end).isBlank()) {
                    throw BadInputException.at(
                            place + ", column " + cells.size(),
                            "'"
                                    + CsvNumbers.shortened(
                                            line.substring(closing + 1, end).strip()) + "' behind a quote",
                            words(separator) + " between the cells");
                }
            } else {
                end = next(line, at, separator);
                cells.add(line.substring(at, end).strip());
            }
            at = end + 1;
        }
        return cells;
    }

    private static int next(String line, int from, char separator) {
        int found = line.indexOf(separator, from);
        return found < 0 ? line.length() : found;
    }

    /** Where the quote that opens at {@code from} is closed. */
    private static int closing(String line, int from, String place) {
        for (int i = from + 1; i < line.length(); i++) {
            if (line.charAt(i) == QUOTE) {
                if (i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        throw BadInputException.at(place, "a quote that is not closed", "another one at the end of the cell");
    }
}
