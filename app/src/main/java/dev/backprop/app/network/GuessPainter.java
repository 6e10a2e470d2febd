package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.Derivation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Paints the question instead of the derivation: the rule, a place for the answer, and what was said to the last one. */
final class GuessPainter {
    /** The line of a sum that is too long to be written out. */
    private static final String STRONGEST = "strongest first";

    private static final double RULE = 22;
    private static final double ANSWER = 34;
    private static final double WORDS = 17;
    private static final double HINT = 12.5;

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;

    GuessPainter(Graphics2D g, Pen pen, Palette palette) {
        this.g = g;
        this.pen = pen;
        this.palette = palette;
    }

    /** @param given the derivation's lines that may be seen: the rule, and numbers that are nowhere else on the stage */
    void paint(Derivation derivation, List<Derivation.Line> given, Guess guess, Rectangle2D body, Color hue) {
        double unit = body.getHeight() / (given.size() + 3);
        double x = body.getX();
        double width = body.getWidth();
        for (int i = 0; i < given.size(); i++) {
            String latex = given.get(i).latex();
            formula(latex, pen.scaled(RULE), x, body.getY() + unit * (i + 0.5), width, unit * 0.92, palette.ink());
        }
        double top = body.getY() + unit * given.size();
        answer(derivation, guess, x, top + unit * 0.75, width, unit * 1.3, hue);
        boolean right = guess.verdict() != null && guess.verdict().right();
        double words = Math.min(pen.scaled(WORDS), unit * 0.55);
        Color colour = right ? palette.phases().update() : palette.ink();
        pen.left(guess.words(), Fonts.SEMI_BOLD, words, x, top + unit * 2.02, width, colour);
        double hint = Math.min(pen.scaled(HINT), unit * 0.42);
        pen.left(guess.how(), Fonts.SANS, hint, x, body.getMaxY() - pen.scaled(5), width, palette.muted());
    }

    /**
     * What may be seen of a derivation: its rule; of a gradient what arrives, since units show their δ only, and every
     * number where other samples have their part; of an update the optimizer's numbers; of a sum of hundreds, whose numbers the
     * picture does not have, those that count.
     */
    static List<Derivation.Line> given(Derivation derivation, boolean everyNumber) {
        List<Derivation.Line> lines = derivation.lines();
        String second = switch (derivation.phase()) {
            case BACKWARD -> everyNumber ? "every number" : "upstream in place";
            case UPDATE -> "gradient";
            case FORWARD, LOSS -> "";
        };
        List<Derivation.Line> given = new ArrayList<>(lines.subList(0, 1));
        boolean wide = !second.equals("gradient")
                && lines.stream().anyMatch(line -> line.label().equals(STRONGEST));
        String wanted = wide ? STRONGEST : second;
        lines.stream().filter(line -> line.label().equals(wanted)).forEach(given::add);
        return given;
    }

    /** What is asked for, and a box with what has been typed. */
    private void answer(
            Derivation derivation, Guess guess, double x, double middle, double room, double height, Color hue) {
        List<Derivation.Line> lines = derivation.lines();
        boolean partial = lines.get(lines.size() - 1).label().equals("so far");
        String name =
                partial ? "\\mathrm{so\\ far}" : lines.get(0).pieces().get(0).latex();
        String left = name + " =\\;";
        double size = pen.fittedFormula(left, Math.min(pen.scaled(ANSWER), height * 0.7), room / 2, height);
        double right = formula(left, size, x, middle, room / 2, height, palette.ink());
        String typed = guess.typed().isEmpty() ? "?" : guess.typed();
        double type = size * 0.95;
        double width = Math.max(pen.width(typed, Fonts.MONO_BOLD, type), size * 3) + size;
        double box = Math.min(width, body(room, right - x));
        double arc = pen.scaled(8);
        var shape = new RoundRectangle2D.Double(right + size * 0.2, middle - size * 0.75, box, size * 1.5, arc, arc);
        pen.fill(shape, palette.highlightFill());
        pen.line(shape, hue, pen.scaled(2));
        pen.left(
                typed,
                Fonts.MONO_BOLD,
                type,
                shape.getX() + size * 0.5,
                middle + type * 0.36,
                box - size,
                guess.typed().isEmpty() ? palette.muted() : palette.ink());
    }

    private static double body(double room, double taken) {
        return Math.max(10, room - taken - 10);
    }

    private double formula(
            String latex, double size, double x, double middle, double room, double height, Color colour) {
        double fitted = pen.fittedFormula(latex, size, room, height);
        Formula.Size measured = Formula.measure(latex, fitted);
        double baseline = middle + (measured.ascent() - measured.descent()) / 2;
        return Formula.draw(g, latex, x, baseline, fitted, colour).getMaxX();
    }
}
