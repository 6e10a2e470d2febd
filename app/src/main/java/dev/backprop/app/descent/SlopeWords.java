package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;

/** The gradient at an iterate, in a few words. */
final class SlopeWords {
    private SlopeWords() {}

    static String of(DescentPicture picture) {
        Trajectory t = picture.trajectory();
        if (t.size() == 0) {
            return "f is not defined at the start";
        }
        int k = picture.iterate();
        String by = ", by the engine’s own autograd";
        if (t.dimension() == 1) {
            return "f′(" + Names.sub("x", picture.number(k)) + ") = " + Names.number(t.gradient(k, 0)) + by;
        }
        return "∇f = (" + Names.number(t.gradient(k, 0)) + ", " + Names.number(t.gradient(k, 1)) + ")" + by;
    }
}
