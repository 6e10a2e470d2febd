package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.trace.Derivation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The card under the network: where the number of the current step comes from. */
final class DerivationPainter {
    private static final double LABEL = 13;
    private static final double TYPE = 20;
    private static final double NOTE = 15.5;
    private static final double BASELINE = 5;
    private static final double LABELS_WIDTH = 136;
    private static final double NOTES_FROM = 0.56;

    private final Pen pen;
    private final Graphics2D g;
    private final Palette palette;
    private final NetworkScene scene;
    private final Rectangle2D card;
    private final List<Item> items = new ArrayList<>();

    DerivationPainter(Graphics2D g, NetworkScene scene, PaintContext context, Rectangle2D card) {
        this.g = g;
        this.pen = new Pen(g, context);
        this.palette = context.palette();
        this.scene = scene;
        this.card = card;
    }

    List<Item> paint() {
        double arc = pen.scaled(16);
        RoundRectangle2D outline =
                new RoundRectangle2D.Double(card.getX(), card.getY(), card.getWidth(), card.getHeight(), arc, arc);
        pen.line(outline, palette.grid(), pen.scaled(1.2));
        Derivation derivation = scene.derivation();
        if (derivation == null) {
            beforeTheFirst();
        } else {
            title(derivation);
            Rectangle2D body = body();
            double split = derivation.notes().isEmpty() ? 1 : NOTES_FROM;
            lines(derivation, body, body.getWidth() * split - pen.scaled(18));
            notes(derivation, body, body.getX() + body.getWidth() * NOTES_FROM);
        }
        items.add(Item.of("derivation", outline, spoken(derivation)));
        return items;
    }

    private static String spoken(@Nullable Derivation derivation) {
        if (derivation == null) {
            return "derivation, before the first step";
        }
        return "derivation: " + derivation.title()
                + derivation.reason().map(r -> ", " + r).orElse("");
    }

    private double inset() {
        return pen.scaled(22);
    }

    private Rectangle2D body() {
        double top = card.getY() + pen.scaled(44);
        return new Rectangle2D.Double(
                card.getX() + inset(),
                top,
                card.getWidth() - 2 * inset(),
                Math.max(10, card.getMaxY() - pen.scaled(10) - top));
    }

    private void title(Derivation derivation) {
        double baseline = card.getY() + pen.scaled(30);
        double x = card.getX() + inset();
        String digits = "digits " + scene.digits();
        Rectangle2D right = pen.right(
                digits,
                Fonts.SANS,
                pen.scaled(12.5),
                card.getMaxX() - inset(),
                baseline,
                card.getWidth(),
                palette.muted());
        double room = right.getX() - x - pen.scaled(16);
        String phase = derivation.phase().title();
        Color hue = palette.colour(PassTrack.hue(derivation.phase()));
        Rectangle2D word = pen.left(phase, Fonts.SEMI_BOLD, pen.scaled(15), x, baseline, room, hue);
        double next = word.getMaxX();
        pen.left(
                " · " + derivation.title(),
                Fonts.SEMI_BOLD,
                pen.scaled(15),
                next,
                baseline,
                right.getX() - next - pen.scaled(16),
                palette.ink());
    }

    private void beforeTheFirst() {
        double x = card.getX() + inset();
        double room = card.getWidth() - 2 * inset();
        double y = card.getY() + pen.scaled(30);
        pen.left("Before the first step", Fonts.SEMI_BOLD, pen.scaled(15), x, y, room, palette.ink());
        String stopped = scene.stopped();
        String words = stopped != null
                ? "The run ends here: " + stopped + "."
                : "The inputs and the weights are given. Space plays, → takes one step: forward computes every value.";
        pen.left(words, Fonts.SANS, pen.scaled(14), x, y + pen.scaled(34), room, palette.muted());
    }

    private void lines(Derivation derivation, Rectangle2D body, double room) {
        List<Derivation.Line> lines = derivation.lines();
        String reason = reason(derivation);
        int rows = lines.size() + (reason.isEmpty() ? 0 : 1);
        double row = Math.min(pen.scaled(54), body.getHeight() / rows);
        double labels = pen.scaled(LABELS_WIDTH);
        double size = pen.scaled(TYPE);
        for (Derivation.Line line : lines) {
            size = Math.min(size, pen.fittedFormula(line.latex(), pen.scaled(TYPE), room - labels, row * 0.86));
        }
        double type = Math.max(size, pen.scaled(9));
        for (int i = 0; i < lines.size(); i++) {
            Derivation.Line line = lines.get(i);
            boolean last = i == lines.size() - 1;
            double middle = body.getY() + (i + 0.5) * row;
            String label = pen.width(line.label(), Fonts.SANS, pen.scaled(LABEL)) > labels ? "" : line.label();
            pen.left(
                    label,
                    Fonts.SANS,
                    pen.scaled(LABEL),
                    body.getX(),
                    middle + pen.scaled(BASELINE),
                    labels,
                    palette.muted());
            Color colour = last ? palette.ofSign(derivation.result()) : palette.ink();
            String latex = last ? "\\boldsymbol{" + line.latex() + "}" : line.latex();
            formula(latex, type, body.getX() + labels, middle, room - labels, row, colour);
        }
        if (!reason.isEmpty()) {
            double middle = body.getY() + (lines.size() + 0.5) * row;
            pen.left(
                    reason,
                    Fonts.MEDIUM,
                    pen.scaled(14),
                    body.getX() + labels,
                    middle + pen.scaled(BASELINE),
                    room - labels,
                    palette.ink());
        }
    }

    private String reason(Derivation derivation) {
        String stopped = scene.stopped();
        return stopped != null
                ? "The run ends here: " + stopped
                : derivation.reason().orElse("");
    }

    /** On the baseline of the words beside it, as far as what is high or deep leaves it there. */
    private void formula(String latex, double size, double x, double middle, double room, double height, Color colour) {
        double fitted = pen.fittedFormula(latex, size, room, height);
        Formula.Size measured = Formula.measure(latex, fitted);
        double highest = middle - height / 2 + measured.ascent();
        double lowest = middle + height / 2 - measured.descent();
        double baseline = Math.max(highest, Math.min(lowest, middle + pen.scaled(BASELINE)));
        Formula.draw(g, latex, x, baseline, fitted, colour);
    }

    private void notes(Derivation derivation, Rectangle2D body, double x) {
        int count = derivation.notes().size();
        if (count == 0) {
            return;
        }
        double room = body.getMaxX() - x;
        double block = Math.min(pen.scaled(66), body.getHeight() / count);
        for (int i = 0; i < count; i++) {
            Derivation.Note note = derivation.notes().get(i);
            double top = body.getY() + i * block;
            double words = Math.min(pen.scaled(12), block * 0.3);
            double height = Math.min(pen.scaled(30), block - words * 1.7);
            formula(note.latex(), pen.scaled(NOTE), x, top + height / 2, room, height, palette.ink());
            pen.left(note.words(), Fonts.SANS, words, x, top + height + words * 1.25, room, palette.muted());
        }
    }
}
