package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is known at one index of a {@link PassTrace}: immutable, and cheap, for the numbers are the iteration's own. */
public final class PassState {
    private final Plan plan;
    private final Frame frame;
    private final int index;
    private final int iteration;
    private final int within;
    private final boolean asking;

    PassState(Plan plan, Frame frame, int index, int iteration, int within) {
        this(plan, frame, index, iteration, within, false);
    }

    private PassState(Plan plan, Frame frame, int index, int iteration, int within, boolean asking) {
        this.plan = plan;
        this.frame = frame;
        this.index = index;
        this.iteration = iteration;
        this.within = within;
        this.asking = asking;
    }

    /** The same step, its own number not known yet: what is shown while somebody is asked for it. */
    public PassState hidingItsNumber() {
        return new PassState(plan, frame, index, iteration, within, true);
    }

    /** Whether the number of the step itself is hidden. */
    public boolean hidesItsNumber() {
        return asking;
    }

    /** Terms that are known. */
    private int known() {
        return asking ? within - 1 : within;
    }

    /** Where on the timeline. */
    public int index() {
        return index;
    }

    /** The iteration, from 0. */
    public int iteration() {
        return iteration;
    }

    /** Terms done in this iteration. */
    public int within() {
        return within;
    }

    /** The unit of this iteration that is done or under way, from 1; 0 before the first. */
    public int unit() {
        return plan.unitAt(within);
    }

    /** Units of an iteration. */
    public int units() {
        return plan.units();
    }

    /** The step that has just been done; none before the first. */
    public Optional<Step> step() {
        return within == 0
                ? Optional.empty()
                : Optional.of(plan.segmentAt(within).stepAt(within));
    }

    /** The phase of the step that has just been done; forward before the first. */
    public Phase phase() {
        return step().map(Step::phase).orElse(Phase.FORWARD);
    }

    /** An element's value, once it is known: a parameter's is the updated one once its update has been done. */
    public OptionalDouble value(Node node, int element) {
        if (node.role() == Role.PARAMETER) {
            boolean done = done(plan.find(Phase.UPDATE, node), element);
            return OptionalDouble.of(done ? frame.updated(node, element) : frame.value(node, element));
        }
        if (node.op() == null) {
            return OptionalDouble.of(frame.value(node, element));
        }
        Segment segment = plan.find(node.role() == Role.LOSS ? Phase.LOSS : Phase.FORWARD, node);
        return done(segment, element) ? OptionalDouble.of(frame.value(node, element)) : OptionalDouble.empty();
    }

    /** An element's gradient, once all of it has been added up; none before, which is not 0. */
    public OptionalDouble gradient(Node node, int element) {
        if (!node.requiresGrad()) {
            return OptionalDouble.empty();
        }
        if (node.role() == Role.LOSS) {
            return within > plan.startOf(Phase.BACKWARD) ? OptionalDouble.of(1) : OptionalDouble.empty();
        }
        Segment last = plan.find(Phase.BACKWARD, node);
        return done(last, element) ? OptionalDouble.of(frame.gradient(node, element)) : OptionalDouble.empty();
    }

    /** A parameter's value before this iteration's update, whether that has been done or not. */
    public double before(Node parameter, int element) {
        return frame.value(parameter, element);
    }

    /** The number itself, known yet or not: for derivations, which speak only of what has been. */
    double raw(Node node, int element) {
        return frame.value(node, element);
    }

    double rawGradient(Node node, int element) {
        return node.role() == Role.LOSS ? 1 : frame.gradient(node, element);
    }

    double rawUpdated(Node node, int element) {
        return frame.updated(node, element);
    }

    /** A sample that is not shown step by step is complete when the one that is shown is. */
    private boolean done(@Nullable Segment segment, int element) {
        if (segment == null) {
            return false;
        }
        return known() >= (segment.shows(element) ? segment.completeAt(element) : segment.end());
    }
}
