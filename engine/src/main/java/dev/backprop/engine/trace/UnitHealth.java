package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Mlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the units that learn little or too much, from what is known at one index and nothing else: a unit is only spoken of
 * once the numbers that say so have been computed. A unit gets one finding, the first of {@link Kind}'s order that holds.
 */
public final class UnitHealth {
    /** A unit is saturated where its activation's derivative is below this part of its largest. */
    public static final double SATURATED = 0.05;

    /** A layer's gradient vanishes where its δ falls below the output layer's divided by this, and explodes above it times this. */
    public static final double FACTOR = 100;

    private static final double LARGEST_SIGMOID = 0.25;
    private static final double LARGEST_TANH = 1;

    /** What is wrong with a unit. */
    public enum Kind {
        /** A ReLU that is off for every sample. */
        DEAD,
        /** A sigmoid or tanh on its flat part, for the sample shown. */
        SATURATED,
        /** Of a layer whose δ has become far smaller than the output layer's. */
        VANISHING,
        /** Of a layer whose δ has become far larger than the output layer's. */
        EXPLODING
    }

    /**
     * What is wrong with one unit.
     *
     * @param kind in a word
     * @param node the unit's value
     * @param element of the node, counted row by row
     * @param why in one sentence, with its numbers, without the full stop
     */
    public record Finding(Kind kind, Node node, int element, String why) {}

    private final Mlp mlp;
    private final PassState state;
    private final Symbols symbols;
    private final int sample;

    private UnitHealth(Mlp mlp, PassState state, Symbols symbols, int sample) {
        this.mlp = mlp;
        this.state = state;
        this.symbols = symbols;
        this.sample = sample;
    }

    /**
     * Every unit with which something is wrong, layer by layer.
     *
     * @param mlp the network of the state, of which only the structure is read
     * @param sample the sample that is shown, from 0
     */
    public static List<Finding> of(Mlp mlp, PassState state, Symbols symbols, int sample) {
        if (sample < 0 || sample >= mlp.samples()) {
            throw new IllegalArgumentException("sample: found " + sample + ", expected 0–" + (mlp.samples() - 1));
        }
        UnitHealth health = new UnitHealth(mlp, state, symbols, sample);
        List<Finding> findings = new ArrayList<>();
        for (int layer = 0; layer < mlp.layers().size(); layer++) {
            Optional<Passing> passing = health.passing(layer);
            int units = mlp.layers().get(layer).h().shape().columns();
            for (int unit = 0; unit < units; unit++) {
                int here = unit;
                int at = layer;
                health.own(layer, unit)
                        .or(() -> passing.map(p -> health.finding(p, at, here)))
                        .ifPresent(findings::add);
            }
        }
        return List.copyOf(findings);
    }

    private int element(int layer, int unit) {
        return sample * mlp.layers().get(layer).h().shape().columns() + unit;
    }

    private String name(int layer, int unit) {
        return symbols.plain(mlp.layers().get(layer).h(), element(layer, unit));
    }

    private Optional<Finding> own(int layer, int unit) {
        Activation activation = mlp.spec().layers().get(layer).activation();
        return switch (activation) {
            case RELU -> dead(layer, unit);
            case SIGMOID -> saturated(layer, unit, LARGEST_SIGMOID, "σ′");
            case TANH -> saturated(layer, unit, LARGEST_TANH, "tanh′");
            case LEAKY_RELU, SOFTMAX, LINEAR -> Optional.empty();
        };
    }

    private Optional<Finding> dead(int layer, int unit) {
        Mlp.LayerNodes nodes = mlp.layers().get(layer);
        if (state.value(nodes.h(), element(layer, unit)).isEmpty()) {
            return Optional.empty();
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < mlp.samples(); s++) {
            OptionalDouble z = state.value(nodes.z(), s * nodes.z().shape().columns() + unit);
            if (z.isEmpty() || !(z.getAsDouble() <= 0)) {
                return Optional.empty();
            }
            largest = Math.max(largest, z.getAsDouble());
        }
        String samples = mlp.samples() == 1
                ? "is off (its score is " + figure(largest) + ")"
                : "is off for all " + mlp.samples() + " samples (the largest score is " + figure(largest) + ")";
        String why = name(layer, unit) + " is dead: ReLU " + samples + ", so no gradient passes";
        return Optional.of(new Finding(Kind.DEAD, nodes.h(), element(layer, unit), why));
    }

    private Optional<Finding> saturated(int layer, int unit, double largest, String symbol) {
        Node h = mlp.layers().get(layer).h();
        OptionalDouble value = state.value(h, element(layer, unit));
        if (value.isEmpty() || Double.isNaN(value.getAsDouble())) {
            return Optional.empty();
        }
        double y = value.getAsDouble();
        double derivative = largest == LARGEST_SIGMOID ? y * (1 - y) : 1 - y * y;
        if (derivative >= SATURATED * largest) {
            return Optional.empty();
        }
        String why = name(layer, unit) + " is saturated: " + symbol + " = " + figure(derivative) + ", so "
                + part(derivative) + " of the gradient passes";
        return Optional.of(new Finding(Kind.SATURATED, h, element(layer, unit), why));
    }

    /** How a layer's δ compares with the output layer's: root mean squares over its units, so that width does not count. */
    private record Passing(Kind kind, double size, double ratio) {}

    private Optional<Passing> passing(int layer) {
        int last = mlp.layers().size() - 1;
        if (layer == last) {
            return Optional.empty();
        }
        OptionalDouble here = size(layer);
        OptionalDouble output = size(last);
        if (here.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        double ratio = here.getAsDouble() / output.getAsDouble();
        if (!Double.isFinite(ratio) || (ratio >= 1 / FACTOR && ratio <= FACTOR)) {
            return Optional.empty();
        }
        return Optional.of(new Passing(ratio < 1 ? Kind.VANISHING : Kind.EXPLODING, here.getAsDouble(), ratio));
    }

    /** The root mean square of a layer's δ for the sample shown; none before all of it is known. */
    private OptionalDouble size(int layer) {
        Node z = mlp.layers().get(layer).z();
        int units = z.shape().columns();
        double sum = 0;
        for (int unit = 0; unit < units; unit++) {
            OptionalDouble delta = state.gradient(z, element(layer, unit));
            if (delta.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum = Math.hypot(sum, delta.getAsDouble());
        }
        return OptionalDouble.of(sum / Math.sqrt(units));
    }

    private Finding finding(Passing passing, int layer, int unit) {
        boolean vanishing = passing.kind() == Kind.VANISHING;
        String compared =
                vanishing ? part(passing.ratio()) + " of the output’s" : times(passing.ratio()) + " times the output’s";
        String why = "the gradient " + (vanishing ? "vanishes" : "explodes") + " at " + name(layer, unit)
                + ": its layer’s δ is " + figure(passing.size()) + " on average, " + compared;
        return new Finding(passing.kind(), mlp.layers().get(layer).h(), element(layer, unit), why);
    }

    private static String figure(double value) {
        return Figures.plain(value, 4);
    }

    /** {@code 1/400}, to two significant digits. */
    private static String part(double fraction) {
        return fraction > 0 && fraction < 1 ? "1/" + times(1 / fraction) : fraction <= 0 ? "nothing" : "all";
    }

    private static String times(double factor) {
        double size = Math.pow(10, Math.floor(Math.log10(factor)) - 1);
        double rounded = Math.round(factor / size) * size;
        return rounded < 1e7
                ? String.format(Locale.ROOT, "%,d", Math.round(rounded))
                : String.format(Locale.ROOT, "%.0e", rounded).replace("e+", "e");
    }
}
