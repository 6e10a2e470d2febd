package dev.backprop.engine.check;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences that go with a pass. */
final class PassWarnings {
    /** Nearer than this to 0 or 1, the spacing of doubles near 1 shows in 1 − ŷ and so in a measured gradient. */
    private static final double NEAR_CERTAIN = 1e-5;

    private PassWarnings() {}

    static List<String> of(MlpSpec spec) {
        if (!spec.doubleSoftmax()) {
            return List.of();
        }
        int classes = spec.outputs();
        return List.of(String.format(
                Locale.ROOT,
                "double softmax: the last layer is a softmax, and cross-entropy applies log-softmax to it once more;"
                        + " with %d outputs the loss cannot fall below ln(1 + %d/e) = %.4f",
                classes,
                classes - 1,
                Math.log(1 + (classes - 1) / Math.E)));
    }

    /** What the values of a forward pass call for. */
    static List<String> of(Mlp mlp) {
        if (mlp.spec().loss() != Loss.BCE) {
            return List.of();
        }
        long certain = java.util.Arrays.stream(mlp.yHat().value().toArray())
                .filter(p -> Math.min(p, 1 - p) < NEAR_CERTAIN)
                .count();
        if (certain == 0) {
            return List.of();
        }
        return List.of("saturated: " + counted(certain, "output") + " of "
                + lastActivation(mlp).id()
                + " within 1e-5 of 0 or 1; there 1 - y_hat has few digits left, so the measured gradients are rough");
    }

    private static Activation lastActivation(Mlp mlp) {
        return mlp.spec().layers().get(mlp.spec().layers().size() - 1).activation();
    }

    /** What the check had to leave out. */
    static List<String> of(GradientReport check) {
        List<String> warnings = new ArrayList<>();
        if (check.rows().size() < check.parameters()) {
            warnings.add("numeric check: measured at " + check.rows().size() + " of "
                    + counted(check.parameters(), "parameter") + ", drawn with a fixed seed");
        }
        if (check.kinked() > 0) {
            warnings.add("numeric check: left out " + counted(check.kinked(), "parameter")
                    + " whose two evaluations lie on different sides of a ReLU's kink");
        }
        if (check.unmeasured() > 0) {
            warnings.add("numeric check: left out " + counted(check.unmeasured(), "parameter")
                    + " beside which the loss is not finite");
        }
        return warnings;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
