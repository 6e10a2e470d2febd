package dev.backprop.engine.trace;

import dev.backprop.engine.graph.AddBias;
import dev.backprop.engine.graph.BackwardTerm;
import dev.backprop.engine.graph.Bce;
import dev.backprop.engine.graph.CrossEntropy;
import dev.backprop.engine.graph.ElementwiseOp;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import dev.backprop.engine.graph.Role;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Softmax;
import dev.backprop.engine.graph.Term;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks for the number of a step. The graph's tensors must hold the numbers of the step's iteration. */
final class Questioner {
    private final Symbols symbols;
    private final OptimizerSpec rule;
    private final List<Question.Suspect> suspects = new ArrayList<>();
    private final Map<Double, String> factors;

    Questioner(Mlp mlp, Symbols symbols, OptimizerSpec rule) {
        this.symbols = symbols;
        this.rule = rule;
        factors = Question.usualFactors(mlp.samples(), mlp.spec().outputs(), rule.lr());
    }

    /** A step of forward, loss or backward, whose derivation ends with {@code truth}. */
    Question ask(Step step, double truth) {
        if (step.phase() == Phase.BACKWARD) {
            backward(step, truth);
        } else {
            forward(step, truth);
        }
        return new Question(truth, suspects, factors);
    }

    /** A step of the update. */
    Question askUpdate(UpdateEquations.Numbers numbers, double move) {
        double before = numbers.before();
        double gradient = numbers.gradient();
        double lr = rule.lr();
        double truth = before - move;
        forgot(before + move, "added instead of subtracted");
        forgot(before - move / lr, "forgot the learning rate " + lr);
        forgot(before, "forgot the step: that is the value before");
        forgot(move, "forgot to subtract it: that is the step alone");
        forgot(-move, "forgot to begin from the value before: that is the step alone");
        forgot(gradient, "forgot the update: that is the gradient");
        forgot(before - lr * gradient, "forgot the rule: that is plain gradient descent");
        return new Question(truth, suspects, factors);
    }

    private void forgot(double value, String words) {
        suspects.add(new Question.Suspect(value, Verdict.Kind.FORGOT, words));
    }

    private void backward(Step step, double truth) {
        Segment segment = step.segment();
        Node out = Objects.requireNonNull(segment.out());
        List<BackwardTerm> terms = out.computedBy().backwardTerms(out, segment.input(), step.element());
        BackwardTerm own = terms.get(step.term() - 1);
        if (!step.complete()) {
            partial(own.value(), truth, "the path through " + through(step, own));
            return;
        }
        double arriving = 0;
        double local = 0;
        for (BackwardTerm term : terms) {
            arriving += term.upstream();
            local += term.local();
        }
        if (out.role() == Role.LOSS) {
            fromLoss(out, step.element());
        } else if (terms.size() == 1) {
            forgot(arriving, "forgot the local derivative: that is the upstream gradient alone");
            forgot(local, "forgot the upstream gradient: that is the local derivative alone");
            forgot(arriving + local, "added where the chain rule multiplies");
        } else {
            paths(step, terms, truth);
            forgot(arriving, "forgot the local derivatives: that is the sum of the upstream gradients");
            forgot(local, "forgot the upstream gradients: that is the sum of the local derivatives");
        }
        if (out.op() instanceof Sigmoid) {
            double h = out.value().get(own.upstreamElement());
            String name = symbols.plain(out, own.upstreamElement());
            forgot(own.upstream() * h, "forgot the factor 1 − " + name + " of the local derivative");
            forgot(own.upstream() * (1 - h), "forgot the factor " + name + " of the local derivative");
        }
    }

    private void fromLoss(Node loss, int element) {
        Node outputs = loss.input(0);
        double prediction = outputs.value().get(element);
        double target = loss.input(1).value().get(element);
        String name = symbols.plain(outputs, element);
        Op op = loss.computedBy();
        if (op instanceof Bce) {
            forgot(
                    (prediction - target) / outputs.shape().size(),
                    "forgot the denominator " + name + "(1 − " + name + ")");
        }
        if (op instanceof CrossEntropy) {
            forgot(prediction - target, "forgot the softmax inside cross-entropy");
        }
        forgot(prediction, "forgot the target: that is " + name);
    }

    private void paths(Step step, List<BackwardTerm> terms, double truth) {
        for (BackwardTerm term : terms) {
            forgot(truth - term.value(), "forgot the path through " + through(step, term));
        }
        for (BackwardTerm term : terms) {
            forgot(term.value(), "forgot the other paths: that is the one through " + through(step, term));
        }
    }

    /** Where a path comes from: for a parameter of several samples the sample, else what brings the gradient. */
    private String through(Step step, BackwardTerm term) {
        Node from = term.upstreamNode();
        if (step.node().role() == Role.PARAMETER && from.shape().rows() > 1) {
            return "sample " + (term.upstreamElement() / from.shape().columns() + 1);
        }
        return symbols.gradientPlain(from, term.upstreamElement());
    }

    private void forward(Step step, double truth) {
        Node node = step.node();
        int element = step.element();
        Op op = node.computedBy();
        List<Term> terms = op.terms(node, element);
        if (!step.complete()) {
            Term own = terms.get(step.term() - 1);
            partial(own.value(), truth, named(own));
            return;
        }
        if (node.role() == Role.LOSS) {
            forgot(truth * Math.log10(Math.E), "forgot that ln is the natural logarithm, not log₁₀");
        } else if (op instanceof Softmax) {
            Term own = terms.get(element % terms.size());
            forgot(own.value(), "forgot to divide by the sum");
            forgot(Math.exp(own.factors().get(0).value()), "forgot to divide by the sum");
        } else if (op instanceof ElementwiseOp activation) {
            activation(activation, terms.get(0).factors().get(0), truth);
        } else {
            for (Term term : terms) {
                forgot(
                        truth - term.value(),
                        op instanceof AddBias && term.equals(terms.get(1))
                                ? "forgot the bias"
                                : "forgot " + named(term));
            }
        }
    }

    private void activation(ElementwiseOp op, Term.Factor z, double truth) {
        String name = symbols.plain(z.node(), z.element());
        forgot(z.value(), "forgot the activation: that is " + name);
        forgot(op.derivative(z.value(), truth), "that is the slope at " + name + ", not the value");
        if (op instanceof Sigmoid) {
            suspects.add(new Question.Suspect(
                    1 - truth, Verdict.Kind.SIGN, "sign: of " + name + " in the exponent, it is e to the −" + name));
            forgot(1 / truth, "forgot the reciprocal: that is 1 + e to the −" + name);
        }
    }

    private String named(Term term) {
        Term.Factor first = term.factors().get(0);
        return "the term of " + symbols.factor(first.node(), first.element());
    }

    private void partial(double own, double soFar, String name) {
        forgot(own, "forgot what there was before: that is " + name + " alone");
        forgot(soFar - own, "forgot to add " + name);
        forgot(soFar - 2 * own, "subtracted " + name + " instead of adding it");
    }
}
