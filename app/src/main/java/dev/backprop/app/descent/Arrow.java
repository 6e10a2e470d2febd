package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.StepPart;
import dev.backprop.engine.optim.StepPart.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a step is made of, as arrows from the iterate. Gradients have the backward pass's colour, what is remembered of them
 * another; how the line is broken tells apart what has the same colour.
 */
enum Arrow {
    /** What the function says here. */
    GRADIENT("gradient", Hue.BACKWARD, Chart.Dash.DASHED, Kind.GRADIENT),
    /** What is remembered of the gradients: v, or Adam's m. */
    VELOCITY("velocity", Hue.FORWARD, Chart.Dash.SOLID, Kind.VELOCITY, Kind.FIRST_MOMENT),
    /** v̂, or m̂. */
    CORRECTED("corrected velocity", Hue.FORWARD, Chart.Dash.DASH_DOT, Kind.CORRECTED),
    /** Nesterov's. */
    LOOK_AHEAD("look-ahead", Hue.FORWARD, Chart.Dash.DOTTED, Kind.LOOK_AHEAD),
    /** √s: no arrow but a scale, so it goes both ways. */
    SCALE("second moment", Hue.LOSS, Chart.Dash.DOTTED, Kind.SECOND_MOMENT, Kind.CORRECTED_SECOND_MOMENT),
    /** What is added to x. */
    STEP("step", Hue.UPDATE, Chart.Dash.SOLID, Kind.STEP);

    private final String title;
    private final Hue hue;
    private final Chart.Dash dash;
    private final List<Kind> kinds;

    Arrow(String title, Hue hue, Chart.Dash dash, Kind... kinds) {
        this.title = title;
        this.hue = hue;
        this.dash = dash;
        this.kinds = List.of(kinds);
    }

    /** Those that a rule has, in the order in which it comes to them. */
    static List<Arrow> of(Rule rule) {
        return Arrays.stream(values()).filter(arrow -> arrow.isIn(rule)).toList();
    }

    boolean isIn(Rule rule) {
        return switch (this) {
            case GRADIENT, STEP -> true;
            case VELOCITY -> rule != Rule.GD && rule != Rule.RMSPROP;
            case CORRECTED -> rule == Rule.EMA_CORRECTED || rule == Rule.NOTEBOOK || rule == Rule.ADAM;
            case LOOK_AHEAD -> rule == Rule.NESTEROV;
            case SCALE -> rule == Rule.RMSPROP || rule == Rule.ADAM;
        };
    }

    /** The part of a step that it shows: the last of its kinds, for that is what the step uses. */
    Optional<StepPart> part(List<StepPart> parts) {
        return parts.stream().filter(part -> kinds.contains(part.kind())).reduce((before, after) -> after);
    }

    /** Its name on the screen. */
    String title(Rule rule) {
        boolean adam = rule == Rule.ADAM;
        return this == VELOCITY && adam ? "first moment" : this == CORRECTED && adam ? "corrected moment" : title;
    }

    /** The quantity in the rule's letters; f′ of one variable, g of two. */
    String symbol(Rule rule, int dimension) {
        String slope = dimension == 1 ? "f′" : "g";
        boolean adam = rule == Rule.ADAM;
        return switch (this) {
            case GRADIENT -> slope;
            case VELOCITY -> adam ? "m" : "v";
            case CORRECTED -> adam ? "m̂" : "v̂";
            case LOOK_AHEAD -> slope + " + βv";
            case SCALE -> adam ? "√ŝ" : "√s";
            case STEP -> dimension == 1 ? "Δx" : "Δ";
        };
    }

    /**
     * What its length on the stage is: in units of x, as the step is.
     *
     * @param alpha the learning rate in a letter
     */
    String label(Rule rule, int dimension, String alpha) {
        String symbol = symbol(rule, dimension);
        return switch (this) {
            case STEP -> "step";
            case SCALE -> alpha + "·" + symbol;
            case LOOK_AHEAD -> "−" + alpha + "·(" + symbol + ")";
            case GRADIENT, VELOCITY, CORRECTED -> "−" + alpha + "·" + symbol;
        };
    }

    Hue hue() {
        return hue;
    }

    Chart.Dash dash() {
        return dash;
    }

    /** Its name in a session's {@code view.toggles}. */
    String toggle() {
        return "descent-arrow-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
