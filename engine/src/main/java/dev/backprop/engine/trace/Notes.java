package dev.backprop.engine.trace;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.Bce;
import dev.backprop.engine.graph.ElementwiseOp;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Tanh;
import dev.backprop.engine.graph.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remarks beside a derivation: where the numbers in its lines come from. The graph holds the step's iteration. */
final class Notes {
    private final Plan plan;
    private final Symbols symbols;
    private final int digits;
    private final ForwardEquations forward;
    private final BackwardEquations backward;

    Notes(Plan plan, Symbols symbols, int digits) {
        this.plan = plan;
        this.symbols = symbols;
        this.digits = digits;
        forward = new ForwardEquations(symbols, digits, Terms.few(digits));
        backward = new BackwardEquations(plan, symbols, digits, Terms.few(digits));
    }

    /** Beside a value: where what it is made of was computed. */
    List<Derivation.Note> forward(Step step) {
        List<Derivation.Note> notes = new ArrayList<>();
        Op op = step.node().computedBy();
        if (op instanceof ElementwiseOp) {
            addValueNote(notes, step.node().input(0), step.element());
        }
        return notes;
    }

    /**
     * Beside a gradient: where its two factors come from.
     *
     * @param terms the paths by which it arrives
     */
    List<Derivation.Note> backward(Step step, List<BackwardTerm> terms) {
        List<Derivation.Note> notes = new ArrayList<>();
        Segment segment = step.segment();
        BackwardTerm term = terms.get(0);
        Node out = term.upstreamNode();
        if (out.op() instanceof Sigmoid || out.op() instanceof Tanh) {
            addSlopeNote(notes, out, step.element(), term.local());
        }
        addShortcut(notes, segment, step.element());
        if (terms.size() == 1 && out.role() != Role.LOSS) {
            addGradientNote(notes, out, term.upstreamElement());
        }
        Term.Factor factor = term.factor();
        if (terms.size() == 1 && factor != null) {
            addValueNote(notes, factor.node(), factor.element());
        }
        if (terms.size() > 1 && step.node().role() == Role.PARAMETER) {
            notes.add(new Derivation.Note(
                    "L = \\tfrac{1}{" + terms.size() + "}\\textstyle\\sum_s L^{[s]}",
                    "[s] is the sample; the mean’s 1/" + terms.size() + " is already in each upstream gradient"));
        }
        return notes;
    }

    private void addSlopeNote(List<Derivation.Note> notes, Node out, int element, double local) {
        String z = symbols.latex(out.input(0), element);
        String h = symbols.latex(out, element);
        String number = Figures.operand(out.value().get(element), digits);
        boolean sigmoid = out.op() instanceof Sigmoid;
        String rule = sigmoid ? h + "(1-" + h + ")" : "1-" + (h.contains("^") ? "{" + h + "}" : h) + "^2";
        String numbers = sigmoid ? number + "(1-" + number + ")" : "1-" + number + "^2";
        String latex = BackwardEquations.slope(out.computedBy(), z) + " = " + rule + " = " + numbers + " = "
                + Figures.latex(local, digits);
        notes.add(new Derivation.Note(latex, "the slope, from the value of " + when(Phase.FORWARD, out, element)));
    }

    /** At a sigmoid under binary cross-entropy the two factors cancel, as the lecture has it. */
    private void addShortcut(List<Derivation.Note> notes, Segment segment, int element) {
        Shortcut shortcut = shortcut(segment.node(), element);
        if (shortcut != null) {
            notes.add(new Derivation.Note(
                    shortcut.latex() + " = " + Figures.latex(shortcut.value(), digits),
                    "the lecture’s shortcut: the slope cancels against the loss’s denominator"));
        }
    }

    private record Shortcut(String latex, String plain, double value) {}

    private @Nullable Shortcut shortcut(Node node, int element) {
        Segment segment = plan.find(Phase.BACKWARD, node);
        Node out = segment == null ? null : segment.out();
        if (out == null || !(out.op() instanceof Sigmoid)) {
            return null;
        }
        Segment above = plan.find(Phase.BACKWARD, out);
        Node loss = above == null ? null : above.out();
        if (loss == null || !(loss.op() instanceof Bce)) {
            return null;
        }
        Node target = loss.input(1);
        double prediction = out.value().get(element);
        double y = target.value().get(element);
        int count = out.shape().size();
        String difference = Figures.latex(prediction, digits) + " - " + Figures.operand(y, digits);
        String names = symbols.latex(out, element) + " - " + symbols.latex(target, element);
        String latex = count == 1
                ? names + " = " + difference
                : "\\frac{" + names + "}{" + count + "} = \\frac{" + difference + "}{" + count + "}";
        String share = count == 1 ? "" : " over " + count;
        String plain = symbols.plain(out, element) + " − " + symbols.plain(target, element) + share + " = "
                + Figures.plain(prediction, digits) + " − " + Figures.plain(y, digits) + share;
        return new Shortcut(latex, plain, (prediction - y) / count);
    }

    /** Beside an update: where the gradient comes from. */
    List<Derivation.Note> gradient(Node node, int element) {
        List<Derivation.Note> notes = new ArrayList<>();
        addGradientNote(notes, node, element);
        return notes;
    }

    private void addGradientNote(List<Derivation.Note> notes, Node node, int element) {
        Segment segment = plan.find(Phase.BACKWARD, node);
        if (segment == null || !segment.shows(element)) {
            return;
        }
        Equation equation = backward.of(segment, element);
        Shortcut shortcut = shortcut(node, element);
        String words = "by the graph, " + when(Phase.BACKWARD, node, element);
        notes.add(new Derivation.Note(
                oneLine(equation), shortcut == null ? words : words + "; the lecture’s shortcut: " + shortcut.plain()));
    }

    private void addValueNote(List<Derivation.Note> notes, Node node, int element) {
        Segment segment = plan.find(Phase.FORWARD, node);
        if (segment == null || !segment.shows(element)) {
            return;
        }
        Equation equation = forward.of(node, element);
        notes.add(new Derivation.Note(
                oneLine(equation), "was computed on the way forward, " + when(Phase.FORWARD, node, element)));
    }

    /** A sum of several terms is long enough in numbers alone. */
    private String oneLine(Equation equation) {
        return equation.summands() == null
                ? equation.inOneLine(digits)
                : equation.left().latex() + " = " + Pieces.latex(equation.numbers()) + " = "
                        + Figures.latex(equation.value(), digits);
    }

    private String when(Phase phase, Node node, int element) {
        Segment segment = Objects.requireNonNull(plan.find(phase, node));
        return "step " + plan.unitAt(segment.completeAt(element));
    }
}
