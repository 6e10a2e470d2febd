package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a network's passes, term by term, over many iterations of forward, loss, backward and update in FLOAT64.
 * Iterations are computed when first asked for; every {@value Replay#SPACING}th one's parameters and optimizer state are kept, and
 * any other is replayed from the nearest before it, so that 10,000 iterations cost little and give exactly what was there.
 * It may be used from any thread.
 */
public final class PassTrace implements Timeline<PassState> {
    private final Mlp mlp;
    private final List<Node> parameters;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final FrameCache frames;
    private final Replay replay;
    private final Plan plan;
    private final OptimizerSpec rule;
    private final Symbols symbols;
    // Written under the lock; read without it, so that a long computation elsewhere keeps nobody waiting.
    private volatile int iterations;
    private volatile @Nullable Stopped stopped;

    /**
     * Where the trace ends because a value is no longer finite.
     *
     * @param index the first index at which it would be seen
     * @param node whose
     * @param operation what made it
     * @param why one sentence
     */
    public record Stopped(int index, String node, String operation, String why) {}

    /**
     * A trace of one iteration; {@link #extendTo} makes it longer.
     *
     * @param spec the network
     * @param initial its parameters before the first step
     * @param x the samples, one row each
     * @param y the targets, one row each
     * @param rule the optimizer and its settings
     * @param sample the sample that is shown step by step, from 0
     */
    public PassTrace(MlpSpec spec, Parameters initial, double[][] x, double[][] y, OptimizerSpec rule, int sample) {
        if (x.length == 0 || x.length != y.length || sample < 0 || sample >= x.length) {
            throw new IllegalArgumentException("samples: found " + x.length + " inputs, " + y.length
                    + " targets and sample " + sample + ", expected as many of each, and one of them");
        }
        mlp = Mlp.build(spec, PlainStorage.INSTANCE, x.length);
        mlp.parameters().write(initial);
        mlp.x().value().write(ParameterTensors.flat(x));
        mlp.y().value().write(ParameterTensors.flat(y));
        this.rule = rule;
        symbols = new Symbols(mlp);
        parameters = mlp.parameterNodes();
        mlp.graph().forward();
        mlp.graph().backward(mlp.loss());
        plan = new Plan(mlp, sample);
        frames = FrameCache.of(mlp);
        replay = new Replay(mlp, Optimizer.of(rule), frames);
        extendTo(1);
    }

    /** The network, whose nodes the states speak of; its tensors are the trace's own and change under it. */
    public Mlp network() {
        return mlp;
    }

    /** What the elements of its nodes are called. */
    public Symbols symbols() {
        return symbols;
    }

    /** The update rule and its settings. */
    public OptimizerSpec rule() {
        return rule;
    }

    /** Terms of one iteration. */
    public int iterationLength() {
        return plan.length();
    }

    /** Iterations on the timeline. */
    public int iterations() {
        return iterations;
    }

    /** The segments of one iteration, the same for each. */
    public List<Segment> segments() {
        return List.copyOf(plan.segments());
    }

    /** Where it ended because a value was no longer finite, if it did. */
    public Optional<Stopped> stopped() {
        return Optional.ofNullable(stopped);
    }

    @Override
    public int length() {
        Stopped end = stopped;
        return end != null ? end.index() : Math.multiplyExact(iterations, plan.length());
    }

    /** Makes the timeline at least this many iterations long, unless a value stops being finite on the way. */
    public void extendTo(int count) {
        Math.multiplyExact(count, plan.length());
        locked(() -> {
            for (int next = iterations; next < count && stopped == null; next++) {
                if (!replay.isFinite(next)) {
                    stopped = StopFinder.find(plan, next, replay.frame(next)).orElse(null);
                }
                iterations = next + 1;
            }
            return null;
        });
    }

    /** One thread at a time, in the order in which they come: whoever looks waits for one piece of a long computation at most. */
    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /** The numbers that an iteration computes, its values and gradients: what it costs. */
    public long numbers() {
        return 2 * mlp.graph().nodes().stream().mapToLong(n -> n.shape().size()).sum();
    }

    /**
     * Where on the timeline an index is; nothing is computed for it.
     *
     * @param index 0 … {@link #length()}
     */
    public Place placeOf(int index) {
        check(index);
        int within = within(index);
        Optional<Step> step = within == 0
                ? Optional.empty()
                : Optional.of(plan.segmentAt(within).stepAt(within));
        return new Place(iteration(index), plan.unitAt(within), plan.units(), step);
    }

    /** Whether the numbers of an index are at hand, so that nothing is computed for {@link #at}. */
    public boolean isAtHand(int index) {
        check(index);
        return frames.get(iteration(index)) != null;
    }

    private void check(int index) {
        if (index < 0 || index > length()) {
            throw new IllegalArgumentException("index: found " + index + ", expected 0–" + length());
        }
    }

    /** The end of an iteration is still that iteration: what it computed stays on the screen until the next begins. */
    private int iteration(int index) {
        return index == 0 ? 0 : (index - 1) / plan.length();
    }

    private int within(int index) {
        return index == 0 ? 0 : (index - 1) % plan.length() + 1;
    }

    @Override
    public PassState at(int index) {
        check(index);
        int iteration = iteration(index);
        Frame known = frames.get(iteration);
        Frame frame = known != null ? known : locked(() -> replay.frame(iteration));
        return new PassState(plan, frame, index, iteration, within(index));
    }

    /** The next boundary after {@code index} at this stride, at most {@link #length()}. */
    public int next(int index, Stride stride) {
        int length = length();
        if (index >= length) {
            return length;
        }
        int base = index / plan.length() * plan.length();
        return Math.min(length, base + plan.next(index - base, stride));
    }

    /** The last boundary before {@code index} at this stride, at least 0. */
    public int previous(int index, Stride stride) {
        if (index <= 0) {
            return 0;
        }
        int base = (index - 1) / plan.length() * plan.length();
        return base + plan.previous(index - base, stride);
    }

    @Override
    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        int count = iterations;
        for (int i = 0; i < count; i++) {
            int base = i * plan.length();
            marks.add(new Mark(base, Mark.Kind.ITERATION, "Iteration " + (i + 1)));
            for (Phase phase : Phase.values()) {
                marks.add(new Mark(base + plan.startOf(phase), Mark.Kind.PHASE, phase.title()));
            }
        }
        return marks.stream().filter(m -> m.index() <= length()).toList();
    }

    /** The parameters before iteration {@code iteration}. */
    public Parameters parametersBefore(int iteration) {
        return locked(() -> {
            replay.goTo(iteration);
            return mlp.parameters().read();
        });
    }

    /**
     * Where the number of the step at an index comes from; none at 0, before the first step.
     *
     * @param index 0 … {@link #length()}
     * @param digits decimals of the numbers in it, {@value Figures#MIN_DIGITS}–{@value Figures#MAX_DIGITS}
     */
    public Optional<Derivation> derivation(int index, int digits) {
        if (digits < Figures.MIN_DIGITS || digits > Figures.MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "digits: found " + digits + ", expected " + Figures.MIN_DIGITS + "–" + Figures.MAX_DIGITS);
        }
        PassState state = at(index);
        return state.step().map(step -> locked(() -> derivation(state, step, new Deriver(plan, symbols, digits))));
    }

    private Derivation derivation(PassState state, Step step, Deriver deriver) {
        if (step.phase() != Phase.UPDATE) {
            replay.load(state.iteration());
            return deriver.derive(step);
        }
        List<String> names = Optimizer.of(rule).stateNames();
        return deriver.update(step, rule, numbers(state, step), names);
    }

    /** The numbers of an update; the graph holds those of its iteration afterwards. */
    private UpdateEquations.Numbers numbers(PassState state, Step step) {
        int names = Optimizer.of(rule).stateNames().size();
        double[] after = replay.stateAfter(state.iteration(), parameters.indexOf(step.node()), step.element(), names);
        replay.load(state.iteration());
        return new UpdateEquations.Numbers(
                state.before(step.node(), step.element()),
                state.rawGradient(step.node(), step.element()),
                after,
                state.iteration());
    }

    /**
     * The number of the step at an index, asked for; none at 0, before the first step.
     *
     * @param index 0 … {@link #length()}
     */
    public Optional<Question> question(int index) {
        PassState state = at(index);
        return state.step().map(step -> locked(() -> question(state, step)));
    }

    private Question question(PassState state, Step step) {
        Questioner questioner = new Questioner(mlp, symbols, rule);
        if (step.phase() == Phase.UPDATE) {
            UpdateEquations.Numbers numbers = numbers(state, step);
            double move = numbers.before() - state.rawUpdated(step.node(), step.element());
            return questioner.askUpdate(numbers, move);
        }
        replay.load(state.iteration());
        double truth =
                new Deriver(plan, symbols, Figures.MIN_DIGITS).derive(step).result();
        return questioner.ask(step, truth);
    }

    /**
     * Where, in an iteration, an element is complete in a phase; none where it is not shown step by step.
     *
     * @param iteration from 0
     */
    public OptionalInt indexOf(int iteration, Phase phase, Node node, int element) {
        Segment segment = plan.find(phase, node);
        return segment == null || !segment.shows(element)
                ? OptionalInt.empty()
                : OptionalInt.of(
                        Math.addExact(Math.multiplyExact(iteration, plan.length()), segment.completeAt(element)));
    }
}
