package dev.backprop.app.descent;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.optim.StepPart.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formula of the step from the current iterate to the next with its numbers, in LaTeX. The numbers are the descent's
 * own: iterates, gradients and what the rule remembers; only what lies between them (a product, a divisor) is written out.
 */
final class StepFormula {
    /** Adam's β₂, as the engine and PyTorch have it. */
    static final double BETA_2 = 0.999;

    private final DescentPicture picture;
    private final Trajectory t;
    private final OptimizerSpec optimizer;
    private final int k;
    private final int axis;
    private final boolean brief;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One line.
     *
     * @param latex without dollar signs
     * @param result the number that the line ends in where it is the result of the whole; null elsewhere
     * @param tail what alone has the colour of the result, after the rest; null where all of the line has it
     */
    record Line(
            String latex, @Nullable Double result, @Nullable String tail) {
        /** A line of one colour. */
        Line(String latex, @Nullable Double result) {
            this(latex, result, null);
        }
    }

    private StepFormula(DescentPicture picture, int axis, boolean brief) {
        this.brief = brief;
        this.picture = picture;
        this.t = picture.trajectory();
        this.optimizer = t.config().optimizer();
        this.k = picture.iterate();
        this.axis = axis;
    }

    /**
     * The lines for the current iterate; at the last one, where it has come to.
     *
     * @param axis 0 for x, 1 for y
     */
    static List<Line> of(DescentPicture picture, int axis) {
        return of(picture, axis, false);
    }

    /** Two lines where there is little room: the rule's step in symbols, and in numbers; not how it remembers. */
    static List<Line> brief(DescentPicture picture, int axis) {
        return of(picture, axis, true);
    }

    private static List<Line> of(DescentPicture picture, int axis, boolean brief) {
        StepFormula formula = new StepFormula(picture, axis, brief);
        if (picture.hasStep()) {
            formula.step();
        } else {
            formula.end();
        }
        if (picture.trajectory().config().schedule() == Schedule.CONSTANT) {
            return List.copyOf(formula.lines);
        }
        // The rate is this step's, and so is its number.
        String alpha = formula.at("\\alpha", formula.k);
        return formula.lines.stream()
                .map(line -> new Line(line.latex().replace("\\alpha", alpha), line.result(), line.tail()))
                .toList();
    }

    /** The lines of {@link #brief}. */
    static final int BRIEF = 2;

    /** The most lines that a rule needs in one variable; to leave as much room at every iterate. */
    static int lines(Rule rule) {
        return switch (rule) {
            case GD -> 3;
            case HEAVY_BALL, EMA, NESTEROV, RMSPROP -> 3;
            case EMA_CORRECTED, NOTEBOOK -> 4;
            case ADAM -> 5;
        };
    }

    /** What the current step is, in the symbols of the rule, for the label at the arrow. */
    static String stepWord(DescentPicture picture) {
        DescentConfig config = picture.trajectory().config();
        String word = stepWord(config.optimizer().rule()).replace("α", picture.alpha());
        return config.noise().isNone() ? word : word.replace("f′", "g");
    }

    private static String stepWord(Rule rule) {
        return switch (rule) {
            case GD -> "−α·f′";
            case HEAVY_BALL, EMA -> "−α·v";
            case EMA_CORRECTED, NOTEBOOK -> "−α·v̂";
            case NESTEROV -> "−α·(f′ + β·v)";
            case RMSPROP -> "−α·f′ / (√s + ε)";
            case ADAM -> "−α·m̂ / (√ŝ + ε)";
        };
    }

    private void end() {
        lines.add(new Line(x(k) + " = " + number(t.x(k, axis)), t.x(k, axis)));
        if (axis == t.dimension() - 1) {
            String at = t.dimension() == 1 ? "(" + x(k) + ")" : "";
            lines.add(new Line("f" + at + " = " + number(t.f(k)), null));
        }
    }

    private void step() {
        switch (optimizer.rule()) {
            case GD -> {
                String result = x(k + 1) + " = " + x(k) + " - \\alpha \\cdot " + slope();
                lines.add(new Line(result, null));
                finish("= ", alpha() + " \\times " + signed(g()));
            }
            case HEAVY_BALL -> {
                remember("v", 0, "\\beta", optimizer.beta(), true);
                finish(x(k + 1) + " = " + x(k) + " - \\alpha \\cdot " + at("v", k + 1) + " = ", times(state(0)));
            }
            case EMA, EMA_CORRECTED, NOTEBOOK -> movingAverage();
            case NESTEROV -> {
                remember("v", 0, "\\beta", optimizer.beta(), true);
                finish(
                        x(k + 1) + " = " + x(k) + " - \\alpha \\, (" + slope() + " + \\beta " + at("v", k + 1) + ") = ",
                        alpha() + " \\times (" + number(g()) + " + " + beta() + " \\times " + signed(state(0)) + ")");
            }
            case RMSPROP -> {
                remember("s", 0, "\\beta", optimizer.beta(), false);
                finish(
                        x(k + 1) + " = " + x(k) + " - \\alpha \\, " + slope() + " / (\\sqrt{" + at("s", k + 1)
                                + "} + \\epsilon) = ",
                        alpha() + " \\times " + signed(g()) + " / " + fine(Math.sqrt(state(0))));
            }
            case ADAM -> adam();
        }
    }

    private void movingAverage() {
        remember("v", 0, "\\beta", optimizer.beta(), false);
        if (optimizer.rule() == Rule.EMA) {
            finish(x(k + 1) + " = " + x(k) + " - \\alpha \\cdot " + at("v", k + 1) + " = ", times(state(0)));
            return;
        }
        boolean notebook = optimizer.rule() == Rule.NOTEBOOK;
        double power = Math.pow(optimizer.beta(), k + 1.0);
        double divisor = notebook ? 1 + power : 1 - power;
        double corrected = state(0) / divisor;
        lines.add(new Line(
                at("\\hat v", k + 1) + " = \\frac{" + at("v", k + 1) + "}{1 " + (notebook ? "+" : "-") + " \\beta^{"
                        + (k + 1) + "}} = \\frac{" + number(state(0)) + "}{" + fine(divisor) + "} = "
                        + number(corrected),
                null));
        finish(x(k + 1) + " = " + x(k) + " - \\alpha \\cdot " + at("\\hat v", k + 1) + " = ", times(corrected));
    }

    /** Kingma and Ba's β₂ is the engine's 0.999. */
    private void adam() {
        remember("m", 0, "\\beta_1", optimizer.beta(), false);
        remember("s", 1, "\\beta_2", BETA_2, false);
        StepNumbers numbers = StepNumbers.of(t, k).orElseThrow();
        double m = numbers.value(Arrow.CORRECTED)[axis];
        double s = numbers.value(Kind.CORRECTED_SECOND_MOMENT)[axis];
        lines.add(new Line(
                hat("m", "\\beta_1", state(0), numbers.divisor(Arrow.CORRECTED), m) + ",\\quad "
                        + hat("s", "\\beta_2", state(1), numbers.divisor(Arrow.SCALE), s),
                null));
        finish(
                x(k + 1) + " = " + x(k) + " - \\alpha \\, " + at("\\hat m", k + 1) + " / (\\sqrt{"
                        + at("\\hat s", k + 1) + "} + \\epsilon) = ",
                alpha() + " \\times " + signed(m) + " / " + fine(Math.sqrt(s)));
    }

    private String hat(String name, String beta, double value, double divisor, double corrected) {
        return at("\\hat " + name, k + 1) + " = " + at(name, k + 1) + " / (1 - " + beta + "^{" + (k + 1) + "}) = "
                + fine(value) + " / " + fine(divisor) + " = " + fine(corrected);
    }

    /**
     * What is remembered of the gradients, or of their squares in s.
     *
     * @param beta how the setting is written
     * @param share its value
     * @param sum whether all of the gradient is added, and not only 1 − β of it
     */
    private void remember(String name, int state, String beta, double share, boolean sum) {
        boolean squares = name.equals("s");
        double before = t.state(k, state, axis);
        String term = squares ? fine(g() * g()) : signed(g());
        lines.add(new Line(
                at(name, k + 1) + " = " + beta + " " + at(name, k) + " + " + (sum ? "" : "(1-" + beta + ")\\,")
                        + slope()
                        + (squares ? "^2" : "") + " = " + brief(share) + " \\times "
                        + (squares ? fine(before) : signed(before)) + " + "
                        + (sum ? "" : brief(1 - share) + " \\times ") + term + " = "
                        + (squares ? fine(state(state)) : number(state(state))),
                null));
    }

    private void finish(String before, String taken) {
        double next = t.x(k + 1, axis);
        String numbers = number(t.x(k, axis)) + " - " + taken;
        String result = "= \\mathbf{" + number(next) + "}";
        if (!brief) {
            lines.add(new Line(before + numbers, null));
            lines.add(new Line(result, next));
            return;
        }
        if (!before.equals("= ")) {
            lines.clear();
            lines.add(new Line(before.substring(0, before.length() - 3), null));
        }
        lines.add(new Line("= " + numbers, next, result));
    }

    /** The gradient as the rule has seen it. */
    private double g() {
        return t.seen(k, axis);
    }

    /** What the rule remembers after this step. */
    private double state(int name) {
        return t.state(k + 1, name, axis);
    }

    private String slope() {
        if (!t.config().noise().isNone()) {
            return t.dimension() == 1 ? at("g", k) : at("g^" + letter(), k);
        }
        return t.dimension() == 1 ? "f'(" + x(k) + ")" : "\\partial_" + letter() + " f";
    }

    private String letter() {
        return axis == 0 ? "x" : "y";
    }

    private String x(int k) {
        return at(letter(), k);
    }

    private String at(String name, int k) {
        return name + "_{" + picture.number(k) + "}";
    }

    private String times(double value) {
        return alpha() + " \\times " + signed(value);
    }

    private String alpha() {
        return brief(t.lr(k));
    }

    private String beta() {
        return brief(optimizer.beta());
    }

    /** A setting or a weight, to four digits at most. */
    private static String brief(double value) {
        double rounded = Math.rint(value * 1e4) / 1e4;
        return rounded == 0 && value != 0 ? number(value) : latex(Names.setting(rounded));
    }

    /** In brackets where a sign would stand beside another. */
    private static String signed(double value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    private static String fine(double value) {
        return latex(Names.fine(value));
    }

    private static String number(double value) {
        return latex(Names.number(value));
    }

    private static String latex(String number) {
        String plain = number.replace('−', '-').replace("∞", "\\infty").replace("E", "e");
        int e = plain.indexOf('e');
        return e < 0 ? plain : plain.substring(0, e) + " \\cdot 10^{" + Integer.parseInt(plain.substring(e + 1)) + "}";
    }
}
