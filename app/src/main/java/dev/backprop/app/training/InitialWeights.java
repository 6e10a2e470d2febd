package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.MlpShape;
import dev.backprop.engine.session.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's first weights come from.
 *
 * @param kind which way
 * @param file that they were read from; null for the other kinds
 * @param read what the file held when it was read, so that it may vanish later; null for the other kinds
 */
record InitialWeights(
        Kind kind, @Nullable Path file, @Nullable Parameters read) {
    /** How much larger than usual the weights of {@link Kind#LARGE} are. */
    static final double LARGE_FACTOR = 30;

    static final InitialWeights SEED = new InitialWeights(Kind.SEED, null, null);
    static final InitialWeights ZEROS = new InitialWeights(Kind.ZEROS, null, null);
    static final InitialWeights LARGE = new InitialWeights(Kind.LARGE, null, null);

    /** The ways. */
    enum Kind {
        /** As PyTorch draws them. */
        SEED("seed", "drawn from the seed"),
        /** Nothing but zeros. */
        ZEROS("zeros", "all zero"),
        /** As PyTorch draws them, times {@link #LARGE_FACTOR}. */
        LARGE("large", "drawn, times 30"),
        /** Those of an NPZ file. */
        FILE("file", "from a file (NPZ)");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** The word in session files. */
        String id() {
            return id;
        }

        /** The words on the screen. */
        String title() {
            return title;
        }
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException where it holds no weights of a network
     */
    static InitialWeights of(Path npz) {
        MlpShape shape = Weights.inspect(npz);
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 0; l < shape.biases().size(); l++) {
            layers.add(new LayerSpec(
                    shape.widths().get(l + 1), Activation.LINEAR, shape.biases().get(l)));
        }
        MlpSpec spec;
        try {
            spec = new MlpSpec(shape.widths().get(0), layers, Loss.MSE);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(npz + ": " + e.getMessage(), e);
        }
        return new InitialWeights(Kind.FILE, npz, Weights.read(npz, spec));
    }

    /** The widths of the hidden layers that the file has; empty where it is none of a file. */
    List<Integer> hidden() {
        List<Integer> widths = new ArrayList<>();
        if (read != null) {
            for (Parameters.Layer layer : read.layers().subList(0, read.layers().size() - 1)) {
                widths.add(layer.weight().length);
            }
        }
        return widths;
    }

    /** Whether a layer has biases. */
    boolean biases(int layer) {
        return read == null
                || layer >= read.layers().size()
                || read.layers().get(layer).bias() != null;
    }

    /**
     * The weights.
     *
     * @param spec the network; those of a file have to fit it
     * @throws BadInputException where they do not
     */
    Parameters weights(MlpSpec spec, long seed) {
        return switch (kind) {
            case SEED -> Parameters.draw(spec, seed);
            case ZEROS -> scaled(Parameters.draw(spec, seed), 0);
            case LARGE -> scaled(Parameters.draw(spec, seed), LARGE_FACTOR);
            case FILE -> fitting(spec);
        };
    }

    private Parameters fitting(MlpSpec spec) {
        Parameters own = read;
        if (own == null) {
            throw new IllegalStateException("initial weights: found none of a file, expected them to be read");
        }
        String found = widths(own);
        StringBuilder wanted = new StringBuilder().append(spec.inputs());
        spec.layers().forEach(layer -> wanted.append(" – ").append(layer.units()));
        if (!found.contentEquals(wanted)) {
            throw BadInputException.at(file + "", "weights of " + found, "those of " + wanted);
        }
        return own;
    }

    private static String widths(Parameters parameters) {
        StringBuilder words =
                new StringBuilder().append(parameters.layers().get(0).weight()[0].length);
        parameters.layers().forEach(layer -> words.append(" – ").append(layer.weight().length));
        return words.toString();
    }

    private static Parameters scaled(Parameters drawn, double factor) {
        for (Parameters.Layer layer : drawn.layers()) {
            for (double[] row : layer.weight()) {
                scale(row, factor);
            }
            double[] bias = layer.bias();
            if (bias != null) {
                scale(bias, factor);
            }
        }
        return drawn;
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            // Nothing times zero is 0 and not −0, which a file would show.
            values[i] = factor == 0 ? 0 : values[i] * factor;
        }
    }

    /** "drawn from the seed", "W.npz". */
    String words() {
        Path name = file == null ? null : file.getFileName();
        return name == null ? kind.title() : name.toString();
    }
}
