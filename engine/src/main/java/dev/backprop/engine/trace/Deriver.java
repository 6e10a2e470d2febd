package dev.backprop.engine.trace;

import dev.backprop.engine.graph.AddBias;
import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.MatMul;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Derivation.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derives one step. The graph's tensors must hold the numbers of the step's iteration. */
final class Deriver {
    private final Symbols symbols;
    private final int digits;
    private final ForwardEquations forward;
    private final BackwardEquations backward;
    private final Notes notes;
    private final Terms sums;

    Deriver(Plan plan, Symbols symbols, int digits) {
        this.symbols = symbols;
        this.digits = digits;
        sums = Terms.every(digits);
        forward = new ForwardEquations(symbols, digits, sums);
        backward = new BackwardEquations(plan, symbols, digits, sums);
        notes = new Notes(plan, symbols, digits);
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
                step.phase() == Phase.BACKWARD
                        ? notes.backward(step, backward.terms(step.segment(), step.element()))
                        : notes.forward(step),
                Optional.ofNullable(equation.reason()),
                equation.value(),
                0);
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
        List<Derivation.Note> beside = notes.gradient(step.node(), step.element());
        String reason = numbers.gradient() == 0 && move.value() == 0 ? "unchanged because its gradient is 0" : null;
        return new Derivation(Phase.UPDATE, title(step), lines, beside, Optional.ofNullable(reason), after, 0);
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
        List<Piece> rule;
        String zero;
        if (back) {
            List<BackwardTerm> terms = backward.terms(step.segment(), step.element());
            BackwardTerm term = terms.get(step.term() - 1);
            values = backward.mentions(step.segment(), terms, step.element());
            rule = backward.rule(step.segment(), terms, step.element(), step.term());
            zero = backward.zero(term);
            own.all(backward.inSymbols(step.segment(), term, step.element()))
                    .text(" = ")
                    .all(backward.inNumbers(step.segment(), term, step.element()))
                    .text(" = ");
        } else {
            List<Term> terms = step.node().computedBy().terms(step.node(), step.element());
            Term term = terms.get(step.term() - 1);
            values = ForwardEquations.mentions(terms);
            rule = isSum(step)
                    ? forward.rule(terms, step.term())
                    : equation(step.segment(), step.element()).rule();
            zero = forward.zero(step.node().computedBy(), term);
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
                equation.line("the rule", rule),
                new Derivation.Line("this term", own.list()),
                new Derivation.Line("so far", added.list()));
        Optional<String> reason =
                zero.isEmpty() ? Optional.empty() : Optional.of("this term is 0 because " + zero + " is 0");
        return new Derivation(step.phase(), title(step), lines, List.of(), reason, sum, step.term());
    }

    private static boolean isSum(Step step) {
        Op op = step.node().computedBy();
        return op instanceof MatMul || op instanceof AddBias;
    }

    private static boolean isProduct(Term term) {
        double product = 1;
        for (Term.Factor factor : term.factors()) {
            product *= factor.value();
        }
        return product == term.value();
    }
}
