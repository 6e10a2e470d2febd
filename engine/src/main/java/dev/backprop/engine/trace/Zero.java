package dev.backprop.engine.trace;

import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.CrossEntropy;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Relu;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.graph.Tanh;
import dev.backprop.engine.graph.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a gradient is 0, or nearly so, where one number makes it so. */
final class Zero {
    /** A sigmoid's slope below this is 250 times smaller than its largest. */
    private static final double SATURATED = 1e-3;

    private final Plan plan;
    private final Symbols symbols;
    private final int digits;

    Zero(Plan plan, Symbols symbols, int digits) {
        this.plan = plan;
        this.symbols = symbols;
        this.digits = digits;
    }

    /** Of a gradient that came through {@code out} by these paths. */
    @Nullable
    String ofGradient(Node out, List<BackwardTerm> terms, double value) {
        Op op = out.computedBy();
        if (op instanceof Softmax && terms.stream().allMatch(t -> Math.abs(t.local()) < SATURATED)) {
            return nearly(value) + " because softmax is saturated: " + largest(out, terms);
        }
        return terms.size() > 1 ? ofPaths(terms, value) : ofPath(out, terms.get(0), value);
    }

    private @Nullable String ofPath(Node out, BackwardTerm term, double value) {
        Op op = out.computedBy();
        boolean saturating = op instanceof Sigmoid || op instanceof Tanh;
        if (saturating && Math.abs(term.local()) < SATURATED) {
            return nearly(value) + " because the unit is saturated: " + valueOf(out.input(0), term.upstreamElement());
        }
        if (value != 0) {
            return null;
        }
        if (op instanceof Relu && term.local() == 0) {
            return "0 because ReLU is off: " + valueOf(out.input(0), term.upstreamElement()) + " is not above 0";
        }
        Term.Factor factor = term.factor();
        if (factor != null && factor.value() == 0) {
            return "0 because " + symbols.factor(factor.node(), factor.element()) + " is 0";
        }
        return "0 because the gradient that arrives, "
                + symbols.gradientPlain(term.upstreamNode(), term.upstreamElement()) + ", is 0";
    }

    private @Nullable String ofPaths(List<BackwardTerm> terms, double value) {
        ZeroTerms zeros = zeros(terms);
        if (value != 0) {
            return zeros.isEmpty() ? null : zeros.words();
        }
        if (terms.stream().anyMatch(t -> t.value() != 0)) {
            return "0 because the paths cancel" + (zeros.isEmpty() ? "" : "; " + zeros.words());
        }
        if (terms.stream().allMatch(t -> t.upstream() == 0)) {
            return "0 because every gradient that arrives is 0";
        }
        Term.Factor factor = terms.get(0).factor();
        if (factor != null && terms.stream().allMatch(t -> t.local() == 0)) {
            // A weight's paths are the samples; a unit's lead over one weight each.
            boolean samples = factor.node() != terms.get(0).upstreamNode().input(1);
            return samples
                    ? "0 because " + symbols.factor(factor.node(), factor.element()) + " is 0 in every sample"
                    : "0 because every weight on the way is 0";
        }
        return "0 because every path brings 0: " + zeros.causes();
    }

    private ZeroTerms zeros(List<BackwardTerm> terms) {
        ZeroTerms zeros = new ZeroTerms("path", terms.size());
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).value() == 0) {
                zeros.add(i + 1, ofTerm(terms.get(i)));
            }
        }
        return zeros;
    }

    /** What is 0 on one path: the gradient that arrives, as where a ReLU is off, or what it is multiplied by. */
    String ofTerm(BackwardTerm term) {
        Node from = term.upstreamNode();
        if (term.upstream() == 0) {
            String name = symbols.gradientPlain(from, term.upstreamElement());
            Segment segment = plan.find(Phase.BACKWARD, from);
            Node above = segment == null ? null : segment.out();
            boolean off = above != null
                    && above.op() instanceof Relu
                    && !(from.value().get(term.upstreamElement()) > 0);
            return name + (off ? " (its ReLU is off)" : "");
        }
        Term.Factor factor = term.factor();
        return factor != null && factor.value() == 0 ? symbols.factor(factor.node(), factor.element()) : "";
    }

    /** Of a loss's gradient by one prediction. */
    @Nullable
    String ofPrediction(Node loss, int element, double value) {
        Node outputs = loss.input(0);
        Op op = loss.computedBy();
        if (op instanceof CrossEntropy) {
            if (Math.abs(value) * outputs.shape().rows() >= SATURATED) {
                return null;
            }
            return nearly(value) + " because softmax is at the target: "
                    + symbols.plain(loss.input(1), element) + " = "
                    + Figures.plain(loss.input(1).value().get(element), digits);
        }
        if (value != 0) {
            return null;
        }
        return "0 because the prediction is the target";
    }

    private static String nearly(double value) {
        return value == 0 ? "0" : "nearly 0";
    }

    private String largest(Node out, List<BackwardTerm> terms) {
        int at = terms.get(0).upstreamElement();
        for (BackwardTerm term : terms) {
            if (out.value().get(term.upstreamElement()) > out.value().get(at)) {
                at = term.upstreamElement();
            }
        }
        return valueOf(out, at);
    }

    private String valueOf(Node node, int element) {
        return symbols.plain(node, element) + " = " + Figures.plain(node.value().get(element), digits);
    }
}
