package dev.backprop.engine.session;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session file of version 1 says. Two sessions are equal where all their numbers are.
 *
 * @param network the network, or null where only a training or a descent is described
 * @param samples what it is stepped on; empty only where {@code training} or {@code descent} is there
 * @param optimizer the rule of the player
 * @param seed of what is drawn
 * @param step the number of updates after which the player opens, 0–{@value #MAX_STEP}
 * @param training a training run, if one is described
 * @param descent a gradient descent, if one is described
 * @param view how the window stood, if that is described
 * @param extensions fields of others, which are kept
 */
public record Session(
        @Nullable Network network,
        List<Sample> samples,
        OptimizerSpec optimizer,
        long seed,
        int step,
        @Nullable TrainingBlock training,
        @Nullable DescentBlock descent,
        @Nullable ViewBlock view,
        Extensions extensions) {
    /** The most updates that a session opens after. */
    public static final int MAX_STEP = 1_000_000;

    /** The workspaces that a session can open in, the first that it holds something for before the others. */
    public static final List<String> WORKSPACES = List.of("network", "training", "descent");

    /** Checks that there is something to open, and that samples fit the network. */
    public Session {
        samples = List.copyOf(samples);
        boolean alone = training == null && descent == null;
        if (alone && (network == null || samples.isEmpty())) {
            throw new IllegalArgumentException(
                    "session: found no network or no samples, expected both, " + "or a training or a descent");
        }
        if (network == null && !samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "samples: found " + samples.size() + " without a network, expected none");
        }
        if (step < 0 || step > MAX_STEP) {
            throw new IllegalArgumentException("step: found " + step + ", expected 0–" + MAX_STEP);
        }
        for (Sample sample : samples) {
            MlpSpec spec = Objects.requireNonNull(network).spec();
            if (sample.x().length != spec.inputs() || sample.y().length != spec.outputs()) {
                throw new IllegalArgumentException("samples: found " + sample.x().length + " features and "
                        + sample.y().length + " targets, expected " + spec.inputs() + " and " + spec.outputs());
            }
        }
    }

    /** A session without fields of others. */
    public Session(
            @Nullable Network network,
            List<Sample> samples,
            OptimizerSpec optimizer,
            long seed,
            int step,
            @Nullable TrainingBlock training,
            @Nullable DescentBlock descent,
            @Nullable ViewBlock view) {
        this(network, samples, optimizer, seed, step, training, descent, view, Extensions.NONE);
    }

    /**
     * The workspace it opens in: where it was saved, otherwise where its content belongs.
     *
     * @return one of {@link #WORKSPACES}
     */
    public String workspace() {
        ViewBlock saved = view;
        String wanted = saved == null ? null : saved.workspace();
        if (wanted != null && (holds(wanted) || (wanted.equals("descent") && holdsSlice()))) {
            return wanted;
        }
        return WORKSPACES.stream().filter(this::holds).findFirst().orElseThrow();
    }

    /** Whether it says over which plane to show the loss of its network. */
    public boolean holdsSlice() {
        return view != null && view.slice() != null && holds("network");
    }

    /** Whether there is something in it for that workspace. */
    public boolean holds(String workspace) {
        return switch (workspace) {
            case "network" -> network != null && !samples.isEmpty();
            case "training" -> training != null;
            case "descent" -> descent != null;
            default -> false;
        };
    }

    /** A session of the network player alone. */
    public static Session of(Network network, List<Sample> samples, OptimizerSpec optimizer, long seed, int step) {
        return new Session(network, samples, optimizer, seed, step, null, null, null);
    }

    /** The same with another network, and samples that fit it. */
    public Session withNetwork(Network other, List<Sample> fitting) {
        return new Session(other, fitting, optimizer, seed, step, training, descent, view, extensions);
    }

    /** The same with another rule or other settings of it. */
    public Session withOptimizer(OptimizerSpec other) {
        return new Session(network, samples, other, seed, step, training, descent, view, extensions);
    }

    /** The same with another seed of what is drawn. */
    public Session withSeed(long other) {
        return new Session(network, samples, optimizer, other, step, training, descent, view, extensions);
    }

    /** The same, opening after another number of updates, 0–{@value #MAX_STEP}. */
    public Session withStep(int other) {
        return new Session(network, samples, optimizer, seed, other, training, descent, view, extensions);
    }

    /** The same with another note of how the window stands, or none. */
    public Session withView(@Nullable ViewBlock other) {
        return new Session(network, samples, optimizer, seed, step, training, descent, other, extensions);
    }

    /** The same with other fields of others. */
    public Session withExtensions(Extensions other) {
        return new Session(network, samples, optimizer, seed, step, training, descent, view, other);
    }

    /**
     * A network with those of its parameters that the file gives.
     *
     * @param spec its shapes
     * @param given one entry for each layer
     */
    public record Network(MlpSpec spec, List<GivenLayer> given) {
        /** Checks every given shape against {@code spec}. */
        public Network {
            given = List.copyOf(given);
            if (given.size() != spec.layers().size()) {
                throw new IllegalArgumentException("given: found " + given.size() + " layers, expected "
                        + spec.layers().size());
            }
            for (int l = 0; l < given.size(); l++) {
                check(spec, l, given.get(l));
            }
        }

        /** A network all of whose parameters are drawn from the seed. */
        public static Network drawn(MlpSpec spec) {
            return new Network(
                    spec,
                    spec.layers().stream().map(layer -> GivenLayer.NOTHING).toList());
        }

        /** A network all of whose parameters are given. */
        public static Network of(MlpSpec spec, Parameters parameters) {
            return new Network(
                    spec,
                    parameters.copy().layers().stream()
                            .map(layer -> new GivenLayer(layer.weight(), layer.bias()))
                            .toList());
        }

        private static void check(MlpSpec spec, int index, GivenLayer layer) {
            LayerSpec expected = spec.layers().get(index);
            double[][] weights = layer.weights();
            boolean fits = weights == null
                    || (weights.length == expected.units()
                            && Arrays.stream(weights).allMatch(row -> row.length == spec.fanIn(index)));
            double[] biases = layer.biases();
            boolean biasesFit = biases == null || (expected.biases() && biases.length == expected.units());
            if (!fits || !biasesFit) {
                throw new IllegalArgumentException(
                        "layers[" + index + "]: found parameters of another shape, expected (" + expected.units() + ", "
                                + spec.fanIn(index) + ")");
            }
        }
    }

    /**
     * The parameters that a file gives for one layer. The arrays are not copied and not to be changed.
     *
     * @param weights (out, in), or null where they are drawn from the seed
     * @param biases (out), or null where they are drawn from the seed or the layer has none
     */
    public record GivenLayer(double @Nullable [][] weights, double @Nullable [] biases) {
        /** Everything is drawn. */
        public static final GivenLayer NOTHING = new GivenLayer(null, null);

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GivenLayer that
                    && Arrays.deepEquals(weights, that.weights)
                    && Arrays.equals(biases, that.biases);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.deepHashCode(weights) + Arrays.hashCode(biases);
        }
    }

    /**
     * The parameters before the first step: the given ones, and for the rest what {@link Parameters#draw} draws from the
     * seed. Everything is drawn first, so that giving one layer does not change what another one gets.
     */
    public Parameters parameters() {
        if (network == null) {
            throw new IllegalStateException("parameters: found no network in the session, expected one");
        }
        List<Parameters.Layer> layers = new ArrayList<>();
        Parameters drawn = Parameters.draw(network.spec(), seed);
        for (int l = 0; l < drawn.layers().size(); l++) {
            GivenLayer given = network.given().get(l);
            double[][] weights = given.weights();
            double[] biases = given.biases();
            Parameters.Layer layer = drawn.layers().get(l);
            layers.add(new Parameters.Layer(
                    weights == null ? layer.weight() : weights, biases == null ? layer.bias() : biases));
        }
        return new Parameters(layers).copy();
    }
}
