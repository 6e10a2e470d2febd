package dev.backprop.app.descent;

import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.PaintContext;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The lines of the step's formula, one under another. */
final class FormulaBlock {
    private static final double SIZE = 21;
    private static final double GAP = 0.42;
    /** A line with its gap, a fraction in it or not, in its size of type. */
    private static final double LINE = 1.55;
    /** The most of the picture's height that formulas take. */
    private static final double SHARE = 0.3;
    /** Type of less than this part of its size is hard to read. */
    private static final double SMALL = 0.5;

    private final List<StepFormula.Line> lines;
    private final PaintContext context;
    private final double size;

    /**
     * A block that keeps within its room; where it would not, its type is smaller.
     *
     * @param room the most pixels across
     * @param most the most lines that there are at any iterate
     */
    FormulaBlock(List<StepFormula.Line> lines, PaintContext context, double room, int most) {
        this(lines, context, room, most, SIZE);
    }

    /** @param type the size of type, in logical pixels of the plain theme, where there is room for it */
    FormulaBlock(List<StepFormula.Line> lines, PaintContext context, double room, int most, double type) {
        this.lines = lines;
        this.context = context;
        double full = size(most, context, type);
        double widest = widest(lines, full);
        size = widest > room ? Math.max(1, Math.floor(full * room / widest * 2) / 2) : full;
    }

    /** The height that so many lines are given, so that the picture does not move from iterate to iterate. */
    static double reserved(int most, PaintContext context) {
        return reserved(most, context, SIZE);
    }

    static double reserved(int most, PaintContext context, double type) {
        return most * LINE * size(most, context, type);
    }

    /** Whether so many lines would be hard to read in the room that they are given. */
    static boolean isSmall(int most, PaintContext context) {
        return size(most, context, SIZE) < SMALL * context.scaled(SIZE);
    }

    private static double size(int most, PaintContext context, double type) {
        return Math.max(1, Math.min(context.scaled(type), context.height() * SHARE / (most * LINE)));
    }

    double width() {
        return widest(lines, size);
    }

    double height() {
        double height = -gap();
        for (StepFormula.Line line : lines) {
            height += Formula.measure(line.latex(), size).height() + gap();
        }
        return Math.max(0, height);
    }

    /** Draws it with its upper left corner at a point; returns where it is. */
    Rectangle2D draw(Pen pen, double x, double y) {
        double top = y;
        for (StepFormula.Line line : lines) {
            Formula.Size each = Formula.measure(line.latex(), size);
            Double result = line.result();
            String tail = line.tail();
            var ink = context.palette().ink();
            var colour = result == null ? ink : context.palette().ofSign(result);
            double base = top + each.ascent();
            Formula.draw(pen.g(), line.latex(), x, base, size, tail == null ? colour : ink);
            if (tail != null) {
                Formula.draw(pen.g(), tail, x + each.width() + space(size), base, size, colour);
            }
            top += each.height() + gap();
        }
        return new Rectangle2D.Double(x, y, width(), height());
    }

    private static double width(StepFormula.Line line, double size) {
        double width = Formula.measure(line.latex(), size).width();
        String tail = line.tail();
        return tail == null
                ? width
                : width + space(size) + Formula.measure(tail, size).width();
    }

    /** Before an equals sign. */
    private static double space(double size) {
        return 0.28 * size;
    }

    private double gap() {
        return GAP * size;
    }

    private static double widest(List<StepFormula.Line> lines, double size) {
        return lines.stream().mapToDouble(line -> width(line, size)).max().orElse(0);
    }
}
