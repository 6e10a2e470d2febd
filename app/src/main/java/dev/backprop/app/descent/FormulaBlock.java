package dev.backprop.app.descent;

import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.engine.optim.Rule;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The lines of the step's formula, one under another. */
final class FormulaBlock {
    private static final double SIZE = 21;
    private static final double GAP = 9;

    private final List<StepFormula.Line> lines;
    private final PaintContext context;
    private final double size;

    /** A block that is no wider than {@code room} pixels: where it would be, its type is smaller. */
    FormulaBlock(List<StepFormula.Line> lines, PaintContext context, double room) {
        this.lines = lines;
        this.context = context;
        double full = context.scaled(SIZE);
        double widest = widest(lines, full);
        size = widest > room ? Math.floor(full * room / widest * 2) / 2 : full;
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

    /** The height that a rule's formulas are given, so that the picture does not move from iterate to iterate. */
    static double reserved(Rule rule, PaintContext context) {
        return StepFormula.lines(rule) * context.scaled(SIZE + GAP + 3);
    }

    /** Draws it with its upper left corner at a point; returns where it is. */
    Rectangle2D draw(Pen pen, double x, double y) {
        double top = y;
        for (StepFormula.Line line : lines) {
            Formula.Size each = Formula.measure(line.latex(), size);
            Double result = line.result();
            var colour =
                    result == null ? context.palette().ink() : context.palette().ofSign(result);
            Formula.draw(pen.g(), line.latex(), x, top + each.ascent(), size, colour);
            top += each.height() + gap();
        }
        return new Rectangle2D.Double(x, y, width(), height());
    }

    private double gap() {
        return context.scaled(GAP);
    }

    private static double widest(List<StepFormula.Line> lines, double size) {
        return lines.stream()
                .mapToDouble(line -> Formula.measure(line.latex(), size).width())
                .max()
                .orElse(0);
    }
}
