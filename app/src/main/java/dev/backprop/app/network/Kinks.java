package dev.backprop.app.network;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.check.Kink;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.trace.Figures;
import dev.backprop.engine.trace.PassTrace;

/** Why a measured gradient need not be the derivative. */
final class Kinks {
    private static final int DIGITS = 6;

    private Kinks() {}

    /** One sentence; empty where nothing stands in the way of measuring. */
    static String why(GradientReport.Row row, PassTrace trace) {
        Kink kink = row.kink();
        if (kink == null) {
            return row.numeric() != null
                    ? ""
                    : "nothing to measure: beside this point the loss is not finite, or one of its logarithms is clamped";
        }
        Node z = trace.network().layers().get(kink.layer()).z();
        int samples = trace.network().samples();
        boolean leaky = trace.network().spec().layers().get(kink.layer()).activation() == Activation.LEAKY_RELU;
        String sample = samples == 1 ? "" : " in sample " + (kink.sample() + 1);
        return "numeric differs: "
                + trace.symbols().plain(z, kink.sample() * z.shape().columns() + kink.unit()) + " = "
                + Figures.plain(kink.score(), DIGITS) + sample + (kink.score() == 0 ? " sits on " : " lies beside ")
                + (leaky ? "leaky ReLU’s" : "ReLU’s") + " kink; the one-sided slopes are "
                + Figures.plain(kink.below(), DIGITS) + " and " + Figures.plain(kink.above(), DIGITS);
    }
}
