package dev.backprop.app.network;

import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Three figures about many numbers; none where not all of them are known yet.
 *
 * @param norm the root of the sum of squares
 * @param least the smallest
 * @param most the largest
 */
record Summary(OptionalDouble norm, OptionalDouble least, OptionalDouble most) {
    private static final Summary NONE =
            new Summary(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Of a form's elements, as far as they are all known. */
    static Summary of(TensorForm form, IntFunction<OptionalDouble> numbers) {
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < form.size(); i++) {
            OptionalDouble number = numbers.apply(form.first() + i);
            if (number.isEmpty()) {
                return NONE;
            }
            double x = number.getAsDouble();
            squares += x * x;
            least = Math.min(least, x);
            most = Math.max(most, x);
        }
        return new Summary(OptionalDouble.of(Math.sqrt(squares)), OptionalDouble.of(least), OptionalDouble.of(most));
    }
}
