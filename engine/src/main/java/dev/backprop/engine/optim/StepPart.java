package dev.backprop.engine.optim;

/**
 * One of the quantities that a step is made of, for one element of a parameter. Each follows from those before it: what has a
 * divisor is the part that it names over that divisor.
 *
 * @param kind which quantity
 * @param value in the units of its kind, the divisor already applied
 * @param divisor what was divided by to come to the value, above 0: in the gradient's units for {@link Kind#STEP} where there
 *     is a second moment, without a unit elsewhere; 1 where nothing was
 */
public record StepPart(Kind kind, double value, double divisor) {
    /** The quantities, in the order in which a step comes to them; α is the learning rate, k the steps already taken. */
    public enum Kind {
        /** g, in units of f per unit of x. */
        GRADIENT,
        /** v after this step, in the gradient's units. */
        VELOCITY,
        /** Adam's m after this step, in the gradient's units. */
        FIRST_MOMENT,
        /** The velocity, or the first moment, over 1 − β^(k+1), or over the lecture notebook's 1 + β^(k+1). */
        CORRECTED,
        /** Nesterov's g + βv, in the gradient's units. */
        LOOK_AHEAD,
        /** s after this step, in the gradient's units squared, 0 or more. */
        SECOND_MOMENT,
        /** Adam's s over 1 − β₂^(k+1). */
        CORRECTED_SECOND_MOMENT,
        /**
         * What is added to the parameter, in its units: −α times the gradient, velocity, first moment, what corrects it or
         * the look-ahead, whichever is the last of these, over √s + ε where there is a second moment.
         */
        STEP
    }

    /** A part that nothing is divided by. */
    static StepPart of(Kind kind, double value) {
        return new StepPart(kind, value, 1);
    }

    /** A part over a divisor. */
    static StepPart over(Kind kind, double dividend, double divisor) {
        return new StepPart(kind, dividend / divisor, divisor);
    }
}
