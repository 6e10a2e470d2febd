package dev.backprop.engine.descent;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The surfaces that descents are usually shown on, as texts that {@link Expression#parse} reads, each with a start and a
 * learning rate from which plain gradient descent comes to something worth seeing.
 */
public enum Surface {
    /** (x² + κy²)/2: its Hessian has the eigenvalues 1 and κ, so κ is its condition number. */
    BOWL(
            "Quadratic bowl",
            "(x^2 + 10y^2)/2",
            List.of(-1.0, 1.0),
            2 / 11.0,
            40,
            new Window(-1.2, 1.2, -1.2, 1.2),
            "Curved κ times as much across as along: the steep side limits α, and the flat one pays for it."),
    /** (1 − x)² + 100(y − x²)² (Rosenbrock 1960), with his start; the minimum is 0 at (1, 1). */
    ROSENBROCK(
            "Rosenbrock",
            "(1-x)^2 + 100(y-x^2)^2",
            List.of(-1.2, 1.0),
            0.001,
            200,
            new Window(-1.8, 1.8, -0.6, 1.8),
            "A bent valley: down into it in a few steps, then slowly along its floor."),
    /** Beale 1958; the minimum is 0 at (3, 1/2). */
    BEALE(
            "Beale",
            "(1.5-x+x*y)^2 + (2.25-x+x*y^2)^2 + (2.625-x+x*y^3)^2",
            List.of(0.5, 1.3),
            0.01,
            200,
            new Window(-0.5, 4.5, -1.5, 2),
            "Flat for a long way and steep at its corners: the minimum lies at (3, 0.5)."),
    /** (x² + y − 11)² + (x + y² − 7)² (Himmelblau 1972); four minima of 0. */
    HIMMELBLAU(
            "Himmelblau",
            "(x^2+y-11)^2 + (x+y^2-7)^2",
            List.of(-0.5, -1.0),
            0.01,
            60,
            new Window(-5, 5, -5, 5),
            "Four minima, all of them 0: where a descent ends depends on where it starts."),
    /** (x² − y²)/2 + y⁴/4: a saddle at 0 with the eigenvalues 1 and −1, and minima of −1/4 at (0, ±1). */
    SADDLE(
            "Saddle",
            "(x^2 - y^2)/2 + y^4/4",
            List.of(1.0, 0.001),
            0.2,
            60,
            new Window(-1.2, 1.2, -1.2, 1.2),
            "The gradient is 0 at (0, 0), and yet that is no minimum: a descent lingers there and then leaves."),
    /** 1 − exp(−(x² + y²)/2): a pit whose gradient fades away from it like the bell curve. */
    PLATEAU(
            "Plateau",
            "1 - exp(-(x^2 + y^2)/2)",
            List.of(2.5, 1.5),
            0.5,
            150,
            new Window(-3.2, 3.2, -2.4, 2.4),
            "Hardly any gradient out here: small steps for a long time, then all at once."),
    /** x²/20 + 5(y − sin(2x)/2)²: a narrow valley that winds, and falls little along its way. */
    RAVINE(
            "Ravine",
            "x^2/20 + 5(y - sin(2x)/2)^2",
            List.of(-3.0, 1.0),
            0.08,
            150,
            new Window(-3.6, 3.6, -1.8, 1.8),
            "Steep walls and a floor that winds: a step that follows the wall is lost for the way.");

    /** The condition number of {@link #BOWL} as it stands in the list. */
    public static final double KAPPA = 10;
    /** The greatest condition number of a bowl. */
    public static final double MAX_KAPPA = 1e6;

    private static final double BETA = 0.9;
    private static final Pattern BOWLS = Pattern.compile("\\(x\\^2 \\+ ([0-9.]+)y\\^2\\)/2");

    private final String title;
    private final String f;
    private final List<Double> x0;
    private final double alpha;
    private final int steps;
    private final Window window;
    private final String sentence;

    /**
     * The part of the plane that shows what a surface is about.
     *
     * @param xLow left
     * @param xHigh right
     * @param yLow bottom
     * @param yHigh top
     */
    public record Window(double xLow, double xHigh, double yLow, double yHigh) {}

    Surface(String title, String f, List<Double> x0, double alpha, int steps, Window window, String sentence) {
        this.title = title;
        this.f = f;
        this.x0 = x0;
        this.alpha = alpha;
        this.steps = steps;
        this.window = window;
        this.sentence = sentence;
    }

    /** The name on the screen. */
    public String title() {
        return title;
    }

    /** What there is to see, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** What to show of the plane. */
    public Window window() {
        return window;
    }

    /** Plain gradient descent on it, from its start at its α; the bowl's κ is {@value #KAPPA}. */
    public DescentConfig config() {
        return new DescentConfig(f, x0, new OptimizerSpec(Rule.GD, alpha, BETA), steps);
    }

    /**
     * A descent on {@link #BOWL} of another condition number, at the α that is fastest for it: 2/(1 + κ), where the steepest
     * and the flattest direction shrink by the same factor (κ − 1)/(κ + 1) (Polyak 1964).
     *
     * @param kappa 1 to {@value #MAX_KAPPA}
     * @throws BadInputException if it is out of range
     */
    public static DescentConfig bowl(double kappa) {
        if (!(kappa >= 1 && kappa <= MAX_KAPPA)) {
            throw BadInputException.at("κ", String.valueOf(kappa), "1 to " + MAX_KAPPA);
        }
        String text = BigDecimal.valueOf(kappa).stripTrailingZeros().toPlainString();
        return new DescentConfig(
                "(x^2 + " + text + "y^2)/2", BOWL.x0, new OptimizerSpec(Rule.GD, 2 / (1 + kappa), BETA), BOWL.steps);
    }

    /** The surface whose text this is, a bowl of any condition number among them. */
    public static Optional<Surface> of(String f) {
        return kappa(f).isPresent()
                ? Optional.of(BOWL)
                : Arrays.stream(values()).filter(s -> s.f.equals(f)).findFirst();
    }

    /** The condition number of a text that {@link #bowl} gives; empty for every other. */
    public static OptionalDouble kappa(String f) {
        Matcher bowl = BOWLS.matcher(f);
        if (!bowl.matches()) {
            return OptionalDouble.empty();
        }
        try {
            double kappa = Double.parseDouble(bowl.group(1));
            return kappa >= 1 && kappa <= MAX_KAPPA ? OptionalDouble.of(kappa) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
