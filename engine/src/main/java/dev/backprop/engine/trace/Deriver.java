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

    Deriver(Plan plan, Symbols symbols, int digits) {
        this.plan = plan;
        this.symbols = symbols;
        this.digits = digits;
        forward = new ForwardEquations(symbols, digits);
        backward = new BackwardEquations(symbols, digits);
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
        String left = symbols.latex(step.node(), step.element());
        UpdateEquations.Move move = new UpdateEquations(spec, digits).move(numbers);
        double after = numbers.before() - move.value();
        List<Derivation.Line> lines = new ArrayList<>();
        lines.add(new Derivation.Line("the rule", left + " \\leftarrow " + left + " - " + move.symbols()));
        lines.add(new Derivation.Line("gradient", state(numbers, stateNames)));
        lines.add(new Derivation.Line(
                "every number",
                left + " \\leftarrow " + Figures.latex(numbers.before(), digits) + " - " + move.numbers()));
        lines.add(new Derivation.Line("result", left + " = " + Figures.latex(after, digits)));
        List<Derivation.Note> notes = new ArrayList<>();
        addGradientNote(notes, step.node(), step.element());
        String reason = numbers.gradient() == 0 && move.value() == 0 ? "unchanged because its gradient is 0" : null;
        return new Derivation(Phase.UPDATE, title(step), lines, notes, Optional.ofNullable(reason), after);
    }

    private String state(UpdateEquations.Numbers numbers, List<String> names) {
        StringBuilder line = new StringBuilder("g = ").append(Figures.latex(numbers.gradient(), digits));
        for (int i = 0; i < names.size(); i++) {
            line.append(",\\quad ")
                    .append(names.get(i))
                    .append(" = ")
                    .append(Figures.latex(numbers.state()[i], digits));
        }
        return line.toString();
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
        List<Derivation.Line> lines = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        String product;
        String numbers;
        if (step.phase() == Phase.BACKWARD) {
            List<BackwardTerm> terms = backward.terms(step.segment(), step.element());
            BackwardTerm term = terms.get(step.term() - 1);
            terms.forEach(t -> values.add(t.value()));
            product = backward.upstream(step.segment(), term) + " \\cdot "
                    + backward.local(step.segment(), term, step.element());
            numbers = new Terms(digits).product(term.upstream(), term.local());
        } else {
            List<Term> terms = step.node().computedBy().terms(step.node(), step.element());
            Term term = terms.get(step.term() - 1);
            terms.forEach(t -> values.add(t.value()));
            product = forward.product(term);
            numbers = isProduct(term) ? forward.numbers(term) : "\\ldots";
        }
        double[] sofar = values.stream()
                .limit(step.term())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        for (double value : sofar) {
            sum += value;
        }
        String value = Figures.latex(sofar[sofar.length - 1], digits);
        lines.add(new Derivation.Line("the rule", equationRule(step)));
        boolean plain = numbers.equals("\\ldots");
        lines.add(new Derivation.Line("this term", plain ? value : product + " = " + numbers + " = " + value));
        lines.add(new Derivation.Line("so far", new Terms(digits).values(sofar) + " = " + Figures.latex(sum, digits)));
        return new Derivation(step.phase(), title(step), lines, List.of(), Optional.empty(), sum);
    }

    private static boolean isProduct(Term term) {
        double product = 1;
        for (Term.Factor factor : term.factors()) {
            product *= factor.value();
        }
        return product == term.value();
    }

    private String equationRule(Step step) {
        Equation equation = equation(step.segment(), step.element());
        return equation.left() + " = " + equation.rule();
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
                    "L = \\frac{1}{" + terms.size() + "}\\sum_s L^{[s]}",
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
                : equation.left() + " = " + equation.numbers() + " = " + Figures.latex(equation.value(), digits);
    }

    private String when(Phase phase, Node node, int element) {
        Segment segment = Objects.requireNonNull(plan.find(phase, node));
        return "step " + plan.unitAt(segment.completeAt(element));
    }
}
