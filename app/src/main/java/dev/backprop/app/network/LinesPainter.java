package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.Derivation;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Symbols;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints the lines of a derivation under each other, as large as the room allows and over as many rows as they need; pieces
 * that speak of what is pointed at are lit.
 */
final class LinesPainter {
    private static final double LABEL = 13;
    private static final double LABELS_WIDTH = 136;
    private static final double BASELINE = 5;
    private static final double SHRINK = 0.94;
    private static final double TINIEST = 5;
    private static final double LEADING = 0.22;
    private static final double MOST_GAP = 22;
    private static final double LARGER_RESULT = 1.15;

    private final Graphics2D g;
    private final Pen pen;
    private final Palette palette;
    private final Symbols symbols;
    private final @Nullable String lit;
    private final double labels;
    private final int first;
    private final int current;
    private final Color hue;
    private final List<Derivation.Line> lines;
    private final List<SetLine> set = new ArrayList<>();

    /**
     * @param first which of the derivation's lines is the first of these
     * @param lines some of the derivation's
     * @param labelled whether each has its label at the left
     */
    LinesPainter(
            Graphics2D g,
            Pen pen,
            Palette palette,
            NetworkScene scene,
            int first,
            List<Derivation.Line> lines,
            boolean labelled) {
        this.g = g;
        this.pen = pen;
        this.palette = palette;
        this.lines = lines;
        symbols = scene.symbols();
        lit = CardItems.lit(scene.look().hovered());
        this.first = first;
        Derivation derivation = scene.derivation();
        current = derivation == null ? 0 : derivation.current();
        hue = palette.colour(PassTrack.hue(scene.state().phase()));
        labels = labelled ? pen.scaled(LABELS_WIDTH) : 0;
        for (Derivation.Line line : lines) {
            set.add(new SetLine(line.pieces(), isResult(line)));
        }
    }

    private static boolean isResult(Derivation.Line line) {
        return line.label().equals("result") || line.label().equals("so far");
    }

    private double size(int line, double size) {
        return isResult(lines.get(line)) && lines.size() > 1 ? size * LARGER_RESULT : size;
    }

    /**
     * Lines in their rows.
     *
     * @param size of type
     * @param rows of each line
     * @param height of all of them without gaps
     */
    record Fitted(double size, List<List<SetLine.Row>> rows, double height) {
        int count() {
            return rows.stream().mapToInt(List::size).sum();
        }
    }

    /** The largest type up to {@code size} at which all lines have room. */
    Fitted fit(double size, double width, double height) {
        double room = width - labels;
        double at = size;
        Fitted fitted = at(at, room);
        while (at > TINIEST && (fitted.height() > height || widest(fitted) > room)) {
            at *= SHRINK;
            fitted = at(at, room);
        }
        return fitted;
    }

    private static double widest(Fitted fitted) {
        return fitted.rows().stream()
                .flatMap(List::stream)
                .mapToDouble(SetLine.Row::width)
                .max()
                .orElse(0);
    }

    private Fitted at(double size, double room) {
        List<List<SetLine.Row>> rows = new ArrayList<>();
        double height = 0;
        for (int i = 0; i < set.size(); i++) {
            double own = size(i, size);
            List<SetLine.Row> wrapped = set.get(i).rows(own, room);
            rows.add(wrapped);
            for (SetLine.Row row : wrapped) {
                height += Math.max(row.ascent() + row.descent(), own) + own * LEADING;
            }
        }
        return new Fitted(size, rows, height);
    }

    /**
     * Paints what was fitted from the top of the body, spread as far as there is room.
     *
     * @param colour of the result
     * @param items what is drawn is added to these
     * @return where the last row ends
     */
    double paint(Fitted fitted, Rectangle2D body, double height, Color colour, List<Item> items) {
        double gap = Math.min(pen.scaled(MOST_GAP), Math.max(0, (height - fitted.height()) / lines.size()));
        double y = body.getY() + gap / 2;
        for (int i = 0; i < lines.size(); i++) {
            boolean result = isResult(lines.get(i));
            double size = size(i, fitted.size());
            List<SetLine.Row> rows = fitted.rows().get(i);
            for (int r = 0; r < rows.size(); r++) {
                SetLine.Row row = rows.get(r);
                double tall = Math.max(row.ascent() + row.descent(), size);
                double baseline = y + size * LEADING / 2 + (tall - row.ascent() - row.descent()) / 2 + row.ascent();
                if (r == 0) {
                    label(lines.get(i).label(), body.getX(), baseline);
                }
                row(first + i, row, body.getX() + labels, baseline, result ? colour : palette.ink(), items, size);
                y += tall + size * LEADING;
            }
            y += gap;
        }
        return y - gap / 2;
    }

    private void label(String words, double x, double baseline) {
        if (labels == 0) {
            return;
        }
        double size = pen.scaled(LABEL);
        String label = pen.width(words, Fonts.SANS, size) > labels ? "" : words;
        pen.left(label, Fonts.SANS, size, x, baseline - pen.scaled(BASELINE - 4.5), labels, palette.muted());
    }

    private void row(
            int line, SetLine.Row row, double x, double baseline, Color colour, List<Item> items, double size) {
        current(row, x, baseline, size);
        for (SetLine.Placed placed : row.pieces()) {
            Mention about = placed.piece().about();
            double left = x + placed.x();
            if (about != null) {
                double margin = size * 0.12;
                Rectangle2D box = new Rectangle2D.Double(
                        left - margin,
                        baseline - row.ascent() - margin / 2,
                        placed.width() + 2 * margin,
                        row.ascent() + row.descent() + margin);
                if (CardItems.speaksOf(about, lit, symbols)) {
                    lit(box);
                }
                items.add(CardItems.of(line, placed.index(), about, symbols, box));
            }
            Formula.draw(g, placed.latex(), left, baseline, size, colour);
        }
    }

    /** Marks the summand that the step has just added. */
    private void current(SetLine.Row row, double x, double baseline, double size) {
        List<SetLine.Placed> own = row.pieces().stream()
                .filter(p -> current > 0 && p.piece().summand() == current)
                .toList();
        if (own.isEmpty()) {
            return;
        }
        double margin = size * 0.14;
        double left = x + own.get(0).x() - margin;
        SetLine.Placed last = own.get(own.size() - 1);
        double right = x + last.x() + last.width() + margin;
        double arc = pen.scaled(6);
        Rectangle2D box = new Rectangle2D.Double(
                left, baseline - row.ascent() - margin, right - left, row.ascent() + row.descent() + 2 * margin);
        pen.fill(
                new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc),
                palette.highlightFill());
        double thick = Math.max(pen.scaled(2.4), size * 0.1);
        pen.fill(new Rectangle2D.Double(left, box.getMaxY() - thick / 2, right - left, thick), hue);
    }

    private void lit(Rectangle2D box) {
        double arc = pen.scaled(6);
        var shape = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
        pen.fill(shape, palette.highlightFill());
        pen.line(shape, palette.highlight(), pen.scaled(1.4));
    }
}
