package dev.backprop.app.descent;

import dev.backprop.engine.descent.Derivative;
import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Trajectory;

/** The gradient at an iterate and, for a function of x, its formula, in a few words. */
final class SlopeWords {
    /** The longest formula that has room beside the title. */
    private static final int LONGEST = 30;

    private SlopeWords() {}

    /** f′ as a formula, with what goes before it; empty for two variables, and where it is too long for a title. */
    static String formula(Expression f) {
        if (f.dimension() > 1) {
            return "";
        }
        return Derivative.of(f)
                .partials()
                .get(0)
                .text()
                .filter(text -> text.length() <= LONGEST)
                .map(text -> "f′(x) = " + text.replace('-', '−') + " · ")
                .orElse("");
    }

    /** What the rule sees in place of the gradient. */
    private static String seen(DescentPicture picture) {
        Trajectory t = picture.trajectory();
        int k = picture.iterate();
        String name = " · with noise " + Names.sub("g", picture.number(k)) + " = ";
        return t.dimension() == 1
                ? name + Names.number(t.seen(k, 0))
                : name + "(" + Names.number(t.seen(k, 0)) + ", " + Names.number(t.seen(k, 1)) + ")";
    }

    /** @param formula from {@link #formula} */
    static String of(DescentPicture picture, String formula) {
        Trajectory t = picture.trajectory();
        if (t.size() == 0) {
            return "f is not defined at the start";
        }
        int k = picture.iterate();
        String by = t.config().noise().isNone() ? " · by the engine’s own autograd" : seen(picture);
        if (t.dimension() == 1) {
            return formula + "f′(" + Names.sub("x", picture.number(k)) + ") = " + Names.number(t.gradient(k, 0)) + by;
        }
        return "∇f = (" + Names.number(t.gradient(k, 0)) + ", " + Names.number(t.gradient(k, 1)) + ")" + by;
    }
}
