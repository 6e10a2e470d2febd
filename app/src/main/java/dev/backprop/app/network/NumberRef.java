package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.nn.Targets;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One number of a session that can be edited, by the id of its item: {@code x[0]}, {@code y[0]},
 * {@code layers.0.weight[1][2]} or {@code layers.0.bias[0]}. A weight or a bias is the one before the first step.
 *
 * @param kind what it is
 * @param layer of a weight or bias, from 0; otherwise −1
 * @param row of a weight, or the element of the others
 * @param column of a weight; otherwise −1
 */
record NumberRef(Kind kind, int layer, int row, int column) {
    /** What can be edited. */
    enum Kind {
        /** A feature of the sample that is shown. */
        INPUT,
        /** A target of the sample that is shown. */
        TARGET,
        /** A weight before the first step. */
        WEIGHT,
        /** A bias before the first step. */
        BIAS
    }

    private static final Pattern OF_SAMPLE = Pattern.compile("([xy])\\[(\\d{1,9})]");
    private static final Pattern OF_LAYER =
            Pattern.compile("layers\\.(\\d{1,9})\\.(weight|bias)\\[(\\d{1,9})](?:\\[(\\d{1,9})])?");

    /** The number that an item shows; empty where it is none that can be edited. */
    static Optional<NumberRef> of(String item) {
        Matcher sample = OF_SAMPLE.matcher(item);
        if (sample.matches()) {
            Kind kind = sample.group(1).equals("x") ? Kind.INPUT : Kind.TARGET;
            return Optional.of(new NumberRef(kind, -1, Integer.parseInt(sample.group(2)), -1));
        }
        Matcher layer = OF_LAYER.matcher(item);
        if (!layer.matches()) {
            return Optional.empty();
        }
        boolean weight = layer.group(2).equals("weight");
        String column = layer.group(4);
        if (weight != (column != null)) {
            return Optional.empty();
        }
        return Optional.of(new NumberRef(
                weight ? Kind.WEIGHT : Kind.BIAS,
                Integer.parseInt(layer.group(1)),
                Integer.parseInt(layer.group(3)),
                column == null ? -1 : Integer.parseInt(column)));
    }

    /** The id of the item that shows it. */
    String id() {
        return switch (kind) {
            case INPUT -> "x[" + row + "]";
            case TARGET -> "y[" + row + "]";
            case WEIGHT -> "layers." + layer + ".weight[" + row + "][" + column + "]";
            case BIAS -> "layers." + layer + ".bias[" + row + "]";
        };
    }

    /** What a screen reader calls it. */
    String spoken(PassTrace trace) {
        Mlp mlp = trace.network();
        return switch (kind) {
            case INPUT -> trace.symbols().spoken(mlp.x(), row);
            case TARGET -> trace.symbols().spoken(mlp.y(), row);
            case WEIGHT -> {
                Node weight = mlp.layers().get(layer).weight();
                yield trace.symbols().spoken(weight, row * weight.shape().columns() + column);
            }
            case BIAS -> {
                Node bias = mlp.layers().get(layer).bias();
                yield bias == null ? id() : trace.symbols().spoken(bias, row);
            }
        };
    }

    /** Whether a weight or bias, which iterations change. */
    boolean parameter() {
        return kind == Kind.WEIGHT || kind == Kind.BIAS;
    }

    /**
     * The number in a session.
     *
     * @param sample which sample's, from 0
     */
    double get(Session session, int sample) {
        return switch (kind) {
            case INPUT -> session.samples().get(sample).x()[row];
            case TARGET -> session.samples().get(sample).y()[row];
            case WEIGHT -> session.parameters().layers().get(layer).weight()[row][column];
            case BIAS -> biases(session.parameters())[row];
        };
    }

    private double[] biases(Parameters parameters) {
        double[] biases = parameters.layers().get(layer).bias();
        if (biases == null) {
            throw new IllegalArgumentException(id() + ": found a layer without biases");
        }
        return biases;
    }

    /**
     * A session in which the number is another one. Under cross-entropy the other targets of the sample keep their
     * proportions and share what is left of 1.
     *
     * @throws BadInputException if the number cannot stand there, in one sentence
     */
    Session set(Session session, int sample, double value) {
        if (!Double.isFinite(value)) {
            throw BadInputException.at(id(), String.valueOf(value), "a finite number");
        }
        return switch (kind) {
            case INPUT, TARGET -> setInSample(session, sample, value);
            case WEIGHT, BIAS -> {
                Parameters parameters = session.parameters();
                if (kind == Kind.WEIGHT) {
                    parameters.layers().get(layer).weight()[row][column] = value;
                } else {
                    biases(parameters)[row] = value;
                }
                yield Edits.withParameters(session, parameters);
            }
        };
    }

    private Session setInSample(Session session, int sample, double value) {
        List<Sample> samples = new ArrayList<>(session.samples());
        Sample old = samples.get(sample);
        if (kind == Kind.INPUT) {
            double[] x = old.x().clone();
            x[row] = value;
            samples.set(sample, new Sample(x, old.y()));
        } else {
            Loss loss = Traced.network(session).spec().loss();
            samples.set(sample, new Sample(old.x(), target(old.y(), value, loss)));
        }
        return Edits.withSamples(session, samples);
    }

    private double[] target(double[] old, double value, Loss loss) {
        double[] y = old.clone();
        y[row] = value;
        if (loss == Loss.CROSS_ENTROPY && value >= 0 && value <= 1 && y.length > 1) {
            share(y, 1 - value);
        }
        Targets.objection(y, loss).ifPresent(o -> {
            throw BadInputException.at(
                    "target", String.valueOf(value), loss == Loss.BCE ? "0–1, for binary cross-entropy" : words(y));
        });
        return y;
    }

    private static String words(double[] y) {
        return y.length == 1 ? "1: the targets of cross-entropy sum to 1" : "0–1, for cross-entropy";
    }

    /** Gives the other targets what is left, in their proportions; all the same where they were all 0. */
    private void share(double[] y, double left) {
        double others = 0;
        for (int i = 0; i < y.length; i++) {
            others += i == row ? 0 : y[i];
        }
        for (int i = 0; i < y.length; i++) {
            if (i != row) {
                y[i] = others > 0 ? y[i] / others * left : left / (y.length - 1);
            }
        }
    }

    /** The range in which a drag can move it. */
    double clamped(double value, Loss loss) {
        boolean bounded = kind == Kind.TARGET && (loss == Loss.BCE || loss == Loss.CROSS_ENTROPY);
        return bounded ? Math.max(0, Math.min(1, value)) : value;
    }
}
