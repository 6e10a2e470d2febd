package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.ViewBlock;
import dev.backprop.engine.trace.PassTrace;
import java.util.List;

/** Turns a session into a trace. */
final class Traced {
    private Traced() {}

    /** What may be computed while the window waits, in numbers: a few milliseconds. */
    private static final long AT_ONCE = 100_000;
    /** What an iteration costs, however few numbers it has, in numbers. */
    private static final long EACH = 400;
    /** The numbers up to which a network's first iteration is trivial: a millisecond or two. */
    private static final long FEW = 20_000;

    /**
     * The trace of a session's network, as long as the update it opens after, plus one iteration.
     *
     * @param sample the sample that is shown, from 0
     * @throws BadInputException if there is no network in it, or the timeline would be too long
     */
    static PassTrace of(Session session, int sample) {
        PassTrace trace = begun(session, sample);
        trace.extendTo(session.step() + 1);
        return trace;
    }

    /** As {@link #of}, but no longer than its first iteration. */
    static PassTrace begun(Session session, int sample) {
        PassTrace trace = new PassTrace(
                network(session).spec(),
                session.parameters(),
                inputs(session.samples()),
                targets(session.samples()),
                session.optimizer(),
                sample);
        int longest = (Integer.MAX_VALUE - 1) / trace.iterationLength();
        if (session.step() >= longest) {
            throw BadInputException.at(
                    "step", String.valueOf(session.step()), "at most " + (longest - 1) + " for a network of this size");
        }
        ViewBlock view = session.view();
        Integer cursor = view == null ? null : view.cursor();
        long furthest = Math.min(longest, Session.MAX_STEP + 1L) * trace.iterationLength();
        if (cursor != null && cursor > furthest) {
            throw BadInputException.at(
                    "view.cursor", String.valueOf(cursor), "at most " + furthest + " for a network of this size");
        }
        return trace;
    }

    /** Makes a trace long enough for an index, where it does not stop before. */
    static void extendTo(PassTrace trace, int index) {
        trace.extendTo(iterations(trace, index));
    }

    /** How many iterations a timeline needs to have an index. */
    static int iterations(PassTrace trace, int index) {
        return (int) ((index + (long) trace.iterationLength() - 1) / trace.iterationLength());
    }

    /** Whether a trace can be made that long while the window waits. */
    static boolean soon(PassTrace trace, int iterations) {
        return (iterations - trace.iterations()) * cost(trace) <= AT_ONCE;
    }

    /** What an iteration costs: about 30 ns each. */
    static long cost(PassTrace trace) {
        return trace.numbers() + EACH;
    }

    /** Whether a session's first iteration can be computed while the window waits. */
    static boolean trivial(Session session) {
        MlpSpec spec = network(session).spec();
        long parameters = 0;
        long values = spec.inputs();
        int in = spec.inputs();
        for (LayerSpec layer : spec.layers()) {
            parameters += (in + 1L) * layer.units();
            values += 2L * layer.units();
            in = layer.units();
        }
        return 2 * (parameters + values * session.samples().size()) <= FEW;
    }

    static Session.Network network(Session session) {
        Session.Network network = session.network();
        if (network == null || session.samples().isEmpty()) {
            throw new BadInputException("session: found no network with samples, expected one to step through");
        }
        return network;
    }

    static double[][] inputs(List<Sample> samples) {
        return samples.stream().map(Sample::x).toArray(double[][]::new);
    }

    static double[][] targets(List<Sample> samples) {
        return samples.stream().map(Sample::y).toArray(double[][]::new);
    }

    /** The index a session asks to open at: where it was saved, or after its updates. */
    static int wanted(Session session, PassTrace trace) {
        ViewBlock view = session.view();
        Integer cursor = view == null ? null : view.cursor();
        return cursor != null ? cursor : session.step() * trace.iterationLength();
    }

    /** Where a session opens: the trace is made as long as that, or ends before. */
    static int opening(Session session, PassTrace trace) {
        int wanted = wanted(session, trace);
        extendTo(trace, wanted);
        return Math.min(trace.length(), wanted);
    }
}
