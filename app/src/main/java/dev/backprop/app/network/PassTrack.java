package dev.backprop.app.network;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.playback.Mark;
import dev.backprop.app.playback.Numbering;
import dev.backprop.app.playback.Segment;
import dev.backprop.app.playback.Track;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Phase;
import dev.backprop.engine.trace.Place;
import dev.backprop.engine.trace.Step;
import dev.backprop.engine.trace.Stride;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * A trace as the player sees it. One step beyond its end begins another iteration, so that a run is as long as its reader
 * wants it.
 */
final class PassTrack implements Track {
    /** The stride that the player begins with. */
    static final String USUAL = "Unit";

    /** More iterations than this are one stretch each, and not one a phase. */
    private static final int BY_PHASE = 4;
    /** More than this are a single stretch. */
    private static final int BY_ITERATION = 40;

    private static final List<Stride> STRIDES = List.of(Stride.values());
    private static final List<String> NAMES =
            STRIDES.stream().map(s -> s.name().charAt(0) + s.id().substring(1)).toList();

    private final PassTrace trace;
    private final Runnable onGrown;
    private final Onward onward;
    private final IntPredicate reach;

    /** Where a step on leads. */
    @FunctionalInterface
    interface Onward {
        /** The index; the same one where the step has been used for something else. */
        int from(PassTrace trace, int index, Stride stride);
    }

    /**
     * A track along a trace.
     *
     * @param onGrown called when the trace has got longer
     * @param onward where a step on leads
     * @param reach makes the trace long enough for an index; false: later, and then takes the player there
     */
    PassTrack(PassTrace trace, Runnable onGrown, Onward onward, IntPredicate reach) {
        this.trace = trace;
        this.onGrown = onGrown;
        this.onward = onward;
        this.reach = reach;
    }

    /** One stride on, into a new iteration where the trace ends; the same index where it cannot go on. */
    static int onwards(PassTrace trace, int index, Stride stride) {
        boolean room = (long) (trace.iterations() + 1) * trace.iterationLength() < Integer.MAX_VALUE;
        if (index >= trace.length() && trace.stopped().isEmpty() && room) {
            trace.extendTo(trace.iterations() + 1);
        }
        return trace.next(index, stride);
    }

    @Override
    public int length() {
        return trace.length() + 1;
    }

    @Override
    public List<String> strides() {
        return NAMES;
    }

    @Override
    public int next(int index, int stride) {
        int before = trace.length();
        int next = onward.from(trace, index, STRIDES.get(stride));
        if (trace.length() > before) {
            onGrown.run();
        }
        return next;
    }

    @Override
    public int previous(int index, int stride) {
        return trace.previous(index, STRIDES.get(stride));
    }

    @Override
    public boolean extendable() {
        return trace.stopped().isEmpty();
    }

    @Override
    public Numbering numbering(int index) {
        int now = trace.placeOf(Math.min(index, trace.length())).iteration() + 1;
        if (trace.stopped().isPresent()) {
            int last = trace.placeOf(trace.length()).iteration() + 1;
            return new Numbering("iteration", 1, now, last, "there a value stops being finite");
        }
        int most = Math.min(Session.MAX_STEP, (Integer.MAX_VALUE - 1) / trace.iterationLength() - 1);
        return new Numbering("iteration", 1, now, Math.max(trace.iterations(), most), "");
    }

    /** The same step of another iteration; from the start of the run the first unit of it. */
    @Override
    public int indexOf(int number, int from) {
        int length = trace.iterationLength();
        int base = (number - 1) * length;
        if (from == 0) {
            return number == 1 ? 0 : base + trace.next(0, Stride.UNIT);
        }
        return base + (from - 1) % length + 1;
    }

    @Override
    public boolean reach(int index) {
        return reach.test(index);
    }

    @Override
    public List<Mark> marks() {
        return trace.marks().stream().map(m -> new Mark(m.index(), m.label())).toList();
    }

    @Override
    public List<Segment> segments() {
        List<Segment> out = new ArrayList<>();
        int length = trace.iterationLength();
        int iterations = trace.iterations();
        if (iterations > BY_ITERATION) {
            return List.of();
        }
        for (int i = 0; i < iterations; i++) {
            if (iterations > BY_PHASE) {
                add(out, i * length, (i + 1) * length, "Iteration " + (i + 1), Hue.ACCENT);
            } else {
                phases(out, i * length);
            }
        }
        return out;
    }

    private void phases(List<Segment> out, int base) {
        for (Phase phase : Phase.values()) {
            var parts =
                    trace.segments().stream().filter(s -> s.phase() == phase).toList();
            int from = parts.get(0).start();
            int to = parts.get(parts.size() - 1).end();
            add(out, base + from, base + to, phase.title(), hue(phase));
        }
    }

    /** Cut off where the trace stops in the middle of an iteration. */
    private void add(List<Segment> out, int from, int to, String label, Hue hue) {
        if (from < trace.length()) {
            out.add(new Segment(from, Math.min(to, trace.length()), label, hue));
        }
    }

    /** The colour of a phase. */
    static Hue hue(Phase phase) {
        return switch (phase) {
            case FORWARD -> Hue.FORWARD;
            case LOSS -> Hue.LOSS;
            case BACKWARD -> Hue.BACKWARD;
            case UPDATE -> Hue.UPDATE;
        };
    }

    @Override
    public String title(int index) {
        Place place = trace.placeOf(Math.min(index, trace.length()));
        return "Step " + place.unit() + " of " + place.units();
    }

    @Override
    public String subtitle(int index) {
        Place place = trace.placeOf(Math.min(index, trace.length()));
        String iteration = "iteration " + (place.iteration() + 1);
        return place.step()
                .map(step -> iteration + " · " + describe(step))
                .orElse(iteration + " · before the first step");
    }

    private String describe(Step step) {
        String phase = step.phase().title().toLowerCase(Locale.ROOT);
        String plain = trace.symbols().plain(step.node(), step.element());
        String what = switch (step.node().role()) {
            case PARAMETER -> (plain.startsWith("b ") ? "bias " + plain.substring(4) : "weight " + plain);
            case LOSS -> "";
            default -> plain;
        };
        String term = step.complete()
                ? ""
                : " · term " + step.term() + " of " + step.segment().terms();
        return phase + (what.isEmpty() ? "" : " · " + what) + term;
    }

    /** The stride at a place. */
    static Stride stride(int place) {
        return STRIDES.get(place);
    }

    /** The place of a stride's name. */
    static int place(String name) {
        return Math.max(0, NAMES.indexOf(name));
    }
}
