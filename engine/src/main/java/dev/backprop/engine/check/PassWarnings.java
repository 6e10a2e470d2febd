package dev.backprop.engine.check;

import dev.backprop.engine.nn.MlpSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences that go with a pass. */
final class PassWarnings {
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

    /**
     * What the check had to leave out.
     *
     * @param saturated how many outputs are
     */
    static List<String> of(GradientReport check, long saturated) {
        List<String> warnings = new ArrayList<>();
        if (saturated > 0) {
            warnings.add("saturated: " + counted(saturated, "output")
                    + " all but certain of the wrong answer; bce is clamped or too coarse there to be measured, so the"
                    + " numeric check is left out");
            return warnings;
        }
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
