package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Op;
import java.util.Optional;

/** Finds the first number of an iteration that is not finite, and what made it. */
final class StopFinder {
    private StopFinder() {}

    /** Where an iteration stops being finite; empty where what is shown of it does not. */
    static Optional<PassTrace.Stopped> find(Plan plan, int iteration, Frame frame) {
        PassState whole = new PassState(plan, frame, 0, iteration, plan.length());
        for (Segment segment : plan.segments()) {
            for (int e = segment.firstElement(); e < segment.firstElement() + segment.elements(); e++) {
                double number = switch (segment.phase()) {
                    case FORWARD, LOSS -> whole.raw(segment.node(), e);
                    case BACKWARD -> whole.rawGradient(segment.node(), e);
                    case UPDATE -> whole.rawUpdated(segment.node(), e);
                };
                if (!Double.isFinite(number)) {
                    int index = iteration * plan.length() + segment.completeAt(e);
                    return Optional.of(stop(iteration, segment, number, index, whole));
                }
            }
        }
        return Optional.empty();
    }

    private static PassTrace.Stopped stop(int iteration, Segment segment, double number, int index, PassState whole) {
        Node by = segment.phase() == Phase.BACKWARD ? segment.out() : segment.node();
        Op op = by == null ? null : by.op();
        String operation = op == null ? "update" : op.name();
        boolean backward = segment.phase() == Phase.BACKWARD;
        String why = (backward ? "the gradient of " : "") + segment.node().name() + " became " + number
                + " in iteration " + (iteration + 1) + ", at " + operation + (backward ? "'s backward" : "")
                + StopInputs.of(whole, segment);
        return new PassTrace.Stopped(index, segment.node().name(), operation, why);
    }
}
