package dev.backprop.app.network;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.stream.Collectors;

/** Names that several parts of the workspace write. */
final class Words {
    /** More layers than this are not all written. */
    private static final int WRITTEN = 8;

    private Words() {}

    static String of(Loss loss) {
        return switch (loss) {
            case BCE -> "binary cross-entropy";
            case MSE -> "mean squared error";
            case HALF_SQUARED_ERROR -> "half squared error";
            case CROSS_ENTROPY -> "cross-entropy";
        };
    }

    /** {@code 3 – 2 – 1 · sigmoid · no biases · binary cross-entropy}. */
    static String of(MlpSpec spec) {
        String shape = spec.inputs() + " – " + widths(spec.layers());
        String activations =
                spec.layers().stream().map(l -> l.activation().id()).distinct().collect(Collectors.joining(", "));
        boolean biased = spec.layers().stream().anyMatch(LayerSpec::biases);
        String loss = of(spec.loss());
        String doubled = spec.doubleSoftmax() ? " · softmax twice" : "";
        return shape + " · " + activations + (biased ? "" : " · no biases") + " · " + loss + doubled;
    }

    /** Of very many layers the first and the last ones. */
    private static String widths(List<LayerSpec> layers) {
        int count = layers.size();
        if (count > WRITTEN) {
            int ends = WRITTEN / 2 - 1;
            return widths(layers.subList(0, ends)) + " – … – " + widths(layers.subList(count - ends, count)) + " · "
                    + count + " layers";
        }
        return layers.stream().map(l -> String.valueOf(l.units())).collect(Collectors.joining(" – "));
    }

    /** The activation of a session's last layer. */
    static Activation last(Session session) {
        var layers = Traced.network(session).spec().layers();
        return layers.get(layers.size() - 1).activation();
    }

    /** Java's own digits, without the ones that say nothing: {@code 1}, {@code 0.25}. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
