package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.Derivation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Paints the question instead of the derivation: the rule, a place for the answer, and what was said to the last one. */
final class GuessPainter {
    private static final double RULE = 22;
    private static final double ANSWER = 34;
    private static final double WORDS = 17;
    private static final double HINT = 12.5;
    private static final String HOW = "type the number, Enter checks it; → reveals it";

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;

    GuessPainter(Graphics2D g, Pen pen, Palette palette) {
        this.g = g;
        this.pen = pen;
        this.palette = palette;
    }

    void paint(Derivation derivation, Guess guess, Rectangle2D body, Color hue) {
        Derivation.Line rule = derivation.lines().get(0);
        double quarter = body.getHeight() / 4;
        double middle = body.getY() + quarter * 0.5;
        double x = body.getX();
        formula(rule.latex(), pen.scaled(RULE), x, middle, body.getWidth(), quarter * 0.95, palette.ink());
        answer(derivation, guess, x, body.getY() + quarter * 1.75, body.getWidth(), quarter * 1.25, hue);
        String words = guess.words();
        boolean right = guess.verdict() != null && guess.verdict().right();
        double baseline = body.getY() + quarter * 3.05;
        pen.left(
                words,
                Fonts.SEMI_BOLD,
                Math.min(pen.scaled(WORDS), quarter * 0.6),
                x,
                baseline,
                body.getWidth(),
                right ? palette.phases().update() : palette.ink());
        pen.left(
                HOW,
                Fonts.SANS,
                Math.min(pen.scaled(HINT), quarter * 0.45),
                x,
                body.getMaxY() - pen.scaled(6),
                body.getWidth(),
                palette.muted());
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
