package dev.backprop.app.network;

import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Formula;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Role;
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
    private static final double TYPE = 20;
    private static final double LARGE = 24;
    private static final double LARGEST = 38;
    private static final double NOTE = 15.5;
    /** A note smaller than this part of its type is left out. */
    private static final double TINY_NOTE = 0.5;

    private static final double BASELINE = 5;
    private static final double LABELS_WIDTH = 136;
    private static final double NOTES_FROM = 0.56;
    private static final double PROJECTED_FROM = 0.52;
    /** Type smaller than this part of what it should be gets the room of the notes. */
    private static final double CRAMPED = 0.8;

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
        Guess guess = scene.guess();
        items.add(Item.of("derivation", outline, spoken(derivation, guess)));
        if (derivation == null) {
            beforeTheFirst();
        } else {
            title(derivation, guess);
            if (guess != null && guess.hidden()) {
                Color hue = palette.colour(PassTrack.hue(derivation.phase()));
                boolean others = scene.mlp().samples() > 1
                        && scene.step() != null
                        && scene.step().node().role() == Role.PARAMETER;
                new GuessPainter(g, pen, palette)
                        .paint(derivation, GuessPainter.given(derivation, others), guess, body(), hue);
            } else {
                derivation(derivation, body());
            }
        }
        return items;
    }

    private static String spoken(@Nullable Derivation derivation, @Nullable Guess guess) {
        if (derivation == null) {
            return "derivation, before the first step";
        }
        if (guess != null && guess.hidden()) {
            return "what is the " + derivation.title() + "? " + guess.words();
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

    private void title(Derivation derivation, @Nullable Guess guess) {
        double baseline = card.getY() + pen.scaled(30);
        double x = card.getX() + inset();
        boolean scored = guess != null;
        Rectangle2D right = pen.right(
                guess != null ? scored(guess) : "digits " + scene.digits(),
                scored ? Fonts.SEMI_BOLD : Fonts.SANS,
                pen.scaled(!scored ? 12.5 : scene.presenting() ? 20 : 14),
                card.getMaxX() - inset(),
                baseline,
                card.getWidth() / 2,
                scored ? palette.ink() : palette.muted());
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

    private static String scored(Guess guess) {
        String score = guess.standing();
        boolean right =
                !guess.hidden() && guess.verdict() != null && guess.verdict().right();
        return (right ? "✓ right" : "") + (right && !score.isEmpty() ? " · " : "") + score;
    }

    private void derivation(Derivation derivation, Rectangle2D body) {
        String reason = reason(derivation);
        double below = reason.isEmpty() ? 0 : pen.scaled(scene.presenting() ? 30 : 24);
        Rectangle2D lines = new Rectangle2D.Double(
                body.getX(), body.getY(), body.getWidth(), Math.max(10, body.getHeight() - below));
        if (!scene.presenting() || !projected(derivation, lines)) {
            withNotes(derivation, lines);
        }
        if (!reason.isEmpty()) {
            pen.left(
                    reason,
                    scene.presenting() ? Fonts.SEMI_BOLD : Fonts.MEDIUM,
                    pen.scaled(scene.presenting() ? 18 : 14),
                    body.getX() + (scene.presenting() ? 0 : pen.scaled(LABELS_WIDTH)),
                    body.getMaxY() - pen.scaled(5),
                    body.getWidth() - (scene.presenting() ? 0 : pen.scaled(LABELS_WIDTH)),
                    palette.ink());
        }
    }

    /** For the back row: how it is derived at the left, the result large at the right, and nothing small. */
    private boolean projected(Derivation derivation, Rectangle2D body) {
        List<Derivation.Line> all = derivation.lines();
        int last = all.size() - 1;
        LinesPainter how = new LinesPainter(g, pen, palette, scene, 0, all.subList(0, last), false);
        LinesPainter what = new LinesPainter(g, pen, palette, scene, last, all.subList(last, last + 1), false);
        double split = body.getWidth() * PROJECTED_FROM;
        LinesPainter.Fitted left = how.fit(pen.scaled(LARGE), split - pen.scaled(18), body.getHeight());
        if (left.size() < pen.scaled(LARGE) * CRAMPED) {
            return false;
        }
        Rectangle2D right =
                new Rectangle2D.Double(body.getX() + split, body.getY(), body.getWidth() - split, body.getHeight());
        LinesPainter.Fitted result = what.fit(pen.scaled(LARGEST), right.getWidth(), right.getHeight());
        how.paint(left, body, body.getHeight(), palette.ink(), items);
        double middle = (right.getHeight() - result.height()) / 2;
        what.paint(
                result,
                new Rectangle2D.Double(right.getX(), right.getY() + middle, right.getWidth(), result.height()),
                result.height(),
                palette.ofSign(derivation.result()),
                items);
        return true;
    }

    /** Notes stand at the right of the lines; where these need the whole width, the first one beside the result. */
    private void withNotes(Derivation derivation, Rectangle2D body) {
        LinesPainter painter = new LinesPainter(g, pen, palette, scene, 0, derivation.lines(), true);
        double type = pen.scaled(scene.presenting() ? LARGE : TYPE);
        double height = body.getHeight();
        double from = body.getX() + body.getWidth() * NOTES_FROM;
        LinesPainter.Fitted alone = painter.fit(type, body.getWidth(), height);
        LinesPainter.Fitted fitted = derivation.notes().isEmpty()
                ? alone
                : painter.fit(type, body.getWidth() * NOTES_FROM - pen.scaled(18), height);
        boolean cramped = fitted.size() < Math.min(type * CRAMPED, alone.size()) || fitted.count() > alone.count();
        double end = painter.paint(cramped ? alone : fitted, body, height, palette.ofSign(derivation.result()), items);
        if (!cramped) {
            notes(derivation.notes(), body, from);
        } else if (!derivation.notes().isEmpty() && !scene.presenting()) {
            double room = Math.min(height, pen.scaled(46));
            double top = Math.min(end, body.getMaxY()) - room;
            notes(
                    derivation.notes().subList(0, 1),
                    new Rectangle2D.Double(body.getX(), top, body.getWidth(), room),
                    from);
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

    private void notes(List<Derivation.Note> notes, Rectangle2D body, double x) {
        int count = notes.size();
        if (count == 0) {
            return;
        }
        double room = body.getMaxX() - x;
        double block = Math.min(pen.scaled(66), body.getHeight() / count);
        for (int i = 0; i < count; i++) {
            Derivation.Note note = notes.get(i);
            double top = body.getY() + i * block;
            double words = Math.min(pen.scaled(12), block * 0.3);
            double height = Math.min(pen.scaled(30), block - words * 1.7);
            if (pen.fittedFormula(note.latex(), pen.scaled(NOTE), room, height) < pen.scaled(NOTE) * TINY_NOTE) {
                continue;
            }
            formula(note.latex(), pen.scaled(NOTE), x, top + height / 2, room, height, palette.ink());
            pen.left(note.words(), Fonts.SANS, words, x, top + height + words * 1.25, room, palette.muted());
        }
    }
}
