package dev.backprop.app.descent;

import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.StepPart.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What each arrow says of the current step: one sentence with its numbers. It has no letter with a hat: JavaFX breaks lines in
 * the wrong place after a combining mark.
 */
final class ArrowWords {
    private final StepNumbers step;
    private final String x;
    private final String alpha;
    private final String slope;

    private ArrowWords(StepNumbers step, DescentPicture picture) {
        this.step = step;
        this.x = Names.sub("x", picture.number(step.iterate()));
        this.alpha = picture.alpha();
        this.slope = Arrow.GRADIENT.symbol(step.rule(), step.trajectory().dimension());
    }

    /**
     * The sentence.
     *
     * @param picture whose current step it is
     */
    static String of(StepNumbers step, Arrow arrow, DescentPicture picture) {
        ArrowWords words = new ArrowWords(step, picture);
        return switch (arrow) {
            case GRADIENT -> words.gradient();
            case VELOCITY -> words.velocity();
            case CORRECTED -> words.corrected();
            case LOOK_AHEAD -> words.lookAhead();
            case SCALE -> words.scale();
            case STEP -> words.step();
        };
    }

    /** The quantity as it stands beside the arrow's name. */
    static String number(double[] values) {
        return values.length == 1
                ? Names.number(values[0])
                : Arrays.stream(values).mapToObj(Names::number).collect(Collectors.joining(", ", "(", ")"));
    }

    private String gradient() {
        boolean one = step.trajectory().dimension() == 1;
        boolean noisy = !step.trajectory().config().noise().isNone();
        String where = noisy
                ? (one ? "With its noise the slope at " + x + " is " : "With its noise the gradient here is g = ")
                : one ? "The slope at " + x + " is " : "The gradient here is g = ";
        return where + number(step.value(Arrow.GRADIENT))
                + "; alone it would move " + (one ? "x" : "the point") + " by −" + alpha + "·" + slope + " = "
                + number(step.reach(Arrow.GRADIENT)) + ".";
    }

    private String velocity() {
        boolean adam = step.rule() == Rule.ADAM;
        String name = adam ? "m" : "v";
        String last = adam ? "the last m" : "the last velocity";
        String beta = Names.setting(step.beta());
        boolean sum = step.rule() == Rule.HEAVY_BALL || step.rule() == Rule.NESTEROV;
        String share = brief(1 - step.beta());
        String before = name + " carries " + beta + " of " + last + " and adds "
                + (sum ? "the gradient: " : share + " of the gradient: ");
        return before + beta + "·" + factor(step.before(0)) + " + " + (sum ? "" : share + "·")
                + factor(step.value(Arrow.GRADIENT)) + " = " + number(step.value(Arrow.VELOCITY)) + ".";
    }

    private String corrected() {
        String name = step.rule() == Rule.ADAM ? "m" : "v";
        boolean notebook = step.rule() == Rule.NOTEBOOK;
        String beta = step.rule() == Rule.ADAM ? "β₁" : "β";
        String divisor = Names.fine(step.divisor(Arrow.CORRECTED));
        return "Corrected it is " + name + " ÷ (1 " + (notebook ? "+ " : "− ") + power(beta) + "), "
                + (notebook
                        ? "as in the notebook, which shrinks it: "
                        : "for " + name + " began at 0 and is too small: ")
                + number(step.value(Arrow.VELOCITY)) + " ÷ " + divisor + " = " + number(step.value(Arrow.CORRECTED))
                + ".";
    }

    private String lookAhead() {
        String beta = Names.setting(step.beta());
        return "Nesterov steps along the gradient and " + beta + " of the new velocity: "
                + number(step.value(Arrow.GRADIENT)) + " + " + beta + "·" + factor(step.value(Arrow.VELOCITY)) + " = "
                + number(step.value(Arrow.LOOK_AHEAD)) + ".";
    }

    private String scale() {
        boolean adam = step.rule() == Rule.ADAM;
        double beta = adam ? StepFormula.BETA_2 : step.beta();
        String s = "s keeps " + Names.setting(beta) + " of itself and adds " + brief(1 - beta) + "·" + slope + "², now "
                + fine(step.value(Kind.SECOND_MOMENT)) + "; ";
        String root = adam
                ? "over 1 − " + power("β₂") + " its root is √ŝ = " + fine(step.value(Arrow.SCALE))
                        + ", the scale that the corrected moment is divided by."
                : "its root √s = " + fine(step.value(Arrow.SCALE)) + " is the scale that the gradient is divided by.";
        return s + root;
    }

    private String step() {
        String rate = "−" + brief(step.alpha());
        Arrow along = along(step.rule());
        String words = "The step is −" + alpha + " times "
                + (along == Arrow.VELOCITY ? "v" : "the " + along.title(step.rule()));
        String numbers = rate + "·" + factor(step.value(along));
        if (Arrow.SCALE.isIn(step.rule())) {
            words += " over " + Arrow.SCALE.symbol(step.rule(), 1) + " + ε";
            numbers += " ÷ " + fine(step.value(Arrow.SCALE));
        }
        return words + ": " + numbers + " = " + number(step.value(Arrow.STEP)) + ".";
    }

    /** What the rule steps along. */
    private static Arrow along(Rule rule) {
        return switch (rule) {
            case GD, RMSPROP -> Arrow.GRADIENT;
            case HEAVY_BALL, EMA -> Arrow.VELOCITY;
            case EMA_CORRECTED, NOTEBOOK, ADAM -> Arrow.CORRECTED;
            case NESTEROV -> Arrow.LOOK_AHEAD;
        };
    }

    private String power(String beta) {
        return beta + Names.above(step.iterate() + 1);
    }

    private static String factor(double[] values) {
        return values.length == 1 && values[0] < 0 ? "(" + number(values) + ")" : number(values);
    }

    private static String fine(double[] values) {
        return values.length == 1
                ? Names.fine(values[0])
                : Arrays.stream(values).mapToObj(Names::fine).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A share without the noise of the subtraction that it comes from. */
    private static String brief(double value) {
        double rounded = Math.rint(value * 1e6) / 1e6;
        return rounded == 0 ? Names.fine(value) : Names.setting(rounded);
    }
}
