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
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives one step. The graph's tensors must hold the numbers of the step's iteration. */
final class Deriver {
    private final Plan plan;
    private final Symbols symbols;
    private final int digits;
    private final ForwardEquations forward;
    private final BackwardEquations backward;
    private final ForwardEquations forwardInShort;
    private final BackwardEquations backwardInShort;
    private final Terms sums;

    Deriver(Plan plan, Symbols symbols, int digits) {
        this.plan = plan;
        this.symbols = symbols;
        this.digits = digits;
        sums = Terms.every(digits);
        forward = new ForwardEquations(symbols, digits, sums);
        backward = new BackwardEquations(symbols, digits, sums);
        forwardInShort = new ForwardEquations(symbols, digits, Terms.few(digits));
        backwardInShort = new BackwardEquations(symbols, digits, Terms.few(digits));
    }

    /** A step of forward, loss or backward. */
    Derivation derive(Step step) {
        if (!step.complete()) {
            return term(step);
        }
        Equation equation = equation(step.segment(), step.element());
        return new Derivation(
                step.phase(),
                title(step),
                equation.lines(digits),
                step.phase() == Phase.BACKWARD ? backwardNotes(step) : forwardNotes(step),
                Optional.ofNullable(equation.reason()),
                equation.value());
    }

    /** A step of the update. */
    Derivation update(Step step, OptimizerSpec spec, UpdateEquations.Numbers numbers, List<String> stateNames) {
        UpdateEquations.Move move = new UpdateEquations(spec, digits).move(numbers, step.node(), step.element());
        double after = numbers.before() - move.value();
        String name = symbols.latex(step.node(), step.element());
        Mention old = new Mention(step.node(), step.element(), Mention.Kind.VALUE, numbers.before());
        Mention fresh = new Mention(step.node(), step.element(), Mention.Kind.VALUE, after);
        List<Derivation.Line> lines = new ArrayList<>();
        lines.add(new Derivation.Line("the rule", moved(name, fresh, name, old, move.symbols())));
        lines.add(new Derivation.Line("gradient", state(step, numbers, stateNames)));
        lines.add(new Derivation.Line(
                "every number", moved(name, fresh, Figures.latex(numbers.before(), digits), old, move.numbers())));
        lines.add(new Derivation.Line(
                "result",
                new Pieces()
                        .about(name, fresh)
                        .text(" = ")
                        .about(Figures.latex(after, digits), fresh)
                        .list()));
        List<Derivation.Note> notes = new ArrayList<>();
        addGradientNote(notes, step.node(), step.element());
        String reason = numbers.gradient() == 0 && move.value() == 0 ? "unchanged because its gradient is 0" : null;
        return new Derivation(Phase.UPDATE, title(step), lines, notes, Optional.ofNullable(reason), after);
    }

    private static List<Piece> moved(String name, Mention fresh, String before, Mention old, List<Piece> move) {
        return new Pieces()
                .about(name, fresh)
                .text(" \\leftarrow ")
                .about(before, old)
                .text(" - ")
                .all(move)
                .list();
    }

    private List<Piece> state(Step step, UpdateEquations.Numbers numbers, List<String> names) {
        Mention gradient = new Mention(step.node(), step.element(), Mention.Kind.GRADIENT, numbers.gradient());
        Pieces line = new Pieces()
                .about("g", gradient)
                .text(" = ")
                .about(Figures.latex(numbers.gradient(), digits), gradient);
        for (int i = 0; i < names.size(); i++) {
            line.text(",\\quad " + names.get(i) + " = " + Figures.latex(numbers.state()[i], digits));
        }
        return line.list();
    }

    private Equation equation(Segment segment, int element) {
        return segment.phase() == Phase.BACKWARD ? backward.of(segment, element) : forward.of(segment.node(), element);
    }

    private String title(Step step) {
        String spoken = symbols.spoken(step.node(), step.element());
        String which = step.complete()
                ? ""
                : ", term " + step.term() + " of " + step.segment().terms();
        return switch (step.phase()) {
            case FORWARD -> spoken + which;
            case LOSS -> "the loss" + which;
            case BACKWARD -> "gradient of the " + spoken + which;
            case UPDATE -> "the " + spoken;
        };
    }

    /** A term that is not the last of its element: what it is, and what there is so far. */
    private Derivation term(Step step) {
        boolean back = step.phase() == Phase.BACKWARD;
        Pieces own = new Pieces();
        List<Mention> values;
        if (back) {
            List<BackwardTerm> terms = backward.terms(step.segment(), step.element());
            BackwardTerm term = terms.get(step.term() - 1);
            values = backward.mentions(step.segment(), terms, step.element());
            own.all(backward.inSymbols(step.segment(), term, step.element()))
                    .text(" = ")
                    .all(backward.inNumbers(step.segment(), term, step.element()))
                    .text(" = ");
        } else {
            List<Term> terms = step.node().computedBy().terms(step.node(), step.element());
            Term term = terms.get(step.term() - 1);
            values = ForwardEquations.mentions(terms);
            own.all(forward.product(term)).text(" = ");
            if (term.factors().size() > 1 && isProduct(term)) {
                own.all(forward.numbers(term)).text(" = ");
            } else if (!isProduct(term)) {
                own = new Pieces();
            }
        }
        Mention last = values.get(step.term() - 1);
        own.about(Figures.latex(last.value(), digits), last);
        List<Mention> soFar = values.subList(0, step.term());
        double sum = 0;
        for (Mention each : soFar) {
            sum += each.value();
        }
        Mention partial =
                new Mention(step.node(), step.element(), back ? Mention.Kind.GRADIENT : Mention.Kind.VALUE, sum);
        Pieces added = new Pieces();
        if (soFar.size() > 1) {
            added.all(sums.values(soFar)).text(" = ");
        }
        added.about(Figures.latex(sum, digits), partial);
        Equation equation = equation(step.segment(), step.element());
        List<Derivation.Line> lines = List.of(
                equation.line("the rule", equation.rule()),
                new Derivation.Line("this term", own.list()),
                new Derivation.Line("so far", added.list()));
        return new Derivation(step.phase(), title(step), lines, List.of(), Optional.empty(), sum);
    }

    private static boolean isProduct(Term term) {
        double product = 1;
        for (Term.Factor factor : term.factors()) {
            product *= factor.value();
        }
        return product == term.value();
    }

    private List<Derivation.Note> forwardNotes(Step step) {
        List<Derivation.Note> notes = new ArrayList<>();
        Op op = step.node().computedBy();
        if (op instanceof ElementwiseOp) {
            addValueNote(notes, step.node().input(0), step.element());
        }
        return notes;
    }

    private List<Derivation.Note> backwardNotes(Step step) {
        List<Derivation.Note> notes = new ArrayList<>();
        Segment segment = step.segment();
        List<BackwardTerm> terms = backward.terms(segment, step.element());
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

    private void addGradientNote(List<Derivation.Note> notes, Node node, int element) {
        Segment segment = plan.find(Phase.BACKWARD, node);
        if (segment == null || !segment.shows(element)) {
            return;
        }
        Equation equation = backwardInShort.of(segment, element);
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
        Equation equation = forwardInShort.of(node, element);
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
