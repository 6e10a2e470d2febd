package dev.backprop.engine.trace;

import dev.backprop.engine.BadInputException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that somebody typed: {@code 0.2247}, {@code −0,22}, {@code 1/3}, {@code 2.4e-3}, {@code 2.4·10^-3}; a point or a
 * comma before the decimals.
 *
 * @param value the number
 * @param lastPlace one unit of the last digit that was typed; 0 where the number is exact, as a fraction is
 * @param significant how many significant digits were typed; 0 for a fraction
 */
public record Answer(double value, double lastPlace, int significant) {
    /** How far off, relatively, an answer may be whatever its digits. */
    public static final double TOLERANCE = 1e-3;

    /** A single digit is no more than a guess. */
    private static final int FEWEST_DIGITS = 2;

    private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:(?:e|[·*x×]10\\^)\\(?([+-]?\\d{1,3})\\)?)?";
    private static final Pattern FORM = Pattern.compile(NUMBER + "(?:/" + NUMBER + ")?");

    /**
     * Reads what was typed.
     *
     * @throws BadInputException if it is no number
     */
    public static Answer parse(String text) {
        String plain =
                text.replaceAll("\\s", "").replace('−', '-').replace(',', '.').toLowerCase(java.util.Locale.ROOT);
        Matcher parts = FORM.matcher(plain);
        if (!parts.matches()) {
            throw BadInputException.at("answer", text, "a number such as 0.25, 1/4 or 2.5e-1");
        }
        BigDecimal above = number(parts.group(1), parts.group(2));
        if (parts.group(3) == null) {
            int significant = above.signum() == 0 ? 0 : above.precision();
            return new Answer(above.doubleValue(), above.ulp().doubleValue(), significant);
        }
        BigDecimal below = number(parts.group(3), parts.group(4));
        if (below.signum() == 0) {
            throw BadInputException.at("answer", text, "a fraction whose denominator is not 0");
        }
        double quotient = above.doubleValue() / below.doubleValue();
        if (!Double.isFinite(quotient)) {
            throw BadInputException.at("answer", text, "a number that is not so large");
        }
        return new Answer(quotient, 0, 0);
    }

    private static BigDecimal number(String digits, @org.jspecify.annotations.Nullable String exponent) {
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits);
        return exponent == null ? number : number.scaleByPowerOfTen(Integer.parseInt(exponent));
    }

    /**
     * Whether this is that number: it differs by no more than {@link #TOLERANCE} relatively, or it is what the number rounds
     * to at the digits that were typed, two significant ones or more. 0 is only 0.
     */
    public boolean is(double truth) {
        if (truth == 0 || value == 0) {
            return truth == value;
        }
        double error = Math.abs(value - truth);
        boolean rounded = significant >= FEWEST_DIGITS && error <= lastPlace * 0.5 * (1 + 1e-9);
        return rounded || error <= TOLERANCE * Math.abs(truth);
    }
}
