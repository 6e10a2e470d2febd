package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.StepPart;
import dev.backprop.engine.optim.StepPart.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The numbers of one step, a coordinate beside another. */
final class StepNumbers {
    private final Trajectory t;
    private final int k;
    private final List<List<StepPart>> parts = new ArrayList<>();

    private StepNumbers(Trajectory t, int k) {
        this.t = t;
        this.k = k;
        for (int i = 0; i < t.dimension(); i++) {
            parts.add(t.parts(k, i));
        }
    }

    /** Those of the step from an iterate; empty where none begins there. */
    static Optional<StepNumbers> of(Trajectory t, int k) {
        return k >= 0 && k < t.size() - 1 ? Optional.of(new StepNumbers(t, k)) : Optional.empty();
    }

    Trajectory trajectory() {
        return t;
    }

    /** The iterate that it begins at. */
    int iterate() {
        return k;
    }

    Rule rule() {
        return t.config().optimizer().rule();
    }

    /** α of this step. */
    double alpha() {
        return t.lr(k);
    }

    double beta() {
        return t.config().optimizer().beta();
    }

    /** The quantity that an arrow stands for, in its own units; √s for the scale. */
    double[] value(Arrow arrow) {
        double[] values = each(arrow, StepPart::value);
        return arrow == Arrow.SCALE ? Arrays.stream(values).map(Math::sqrt).toArray() : values;
    }

    /** What the quantity was divided by. */
    double divisor(Arrow arrow) {
        return each(arrow, StepPart::divisor)[0];
    }

    /** The quantity of a kind. */
    double[] value(Kind kind) {
        return parts.stream()
                .mapToDouble(own -> own.stream()
                        .filter(part -> part.kind() == kind)
                        .mapToDouble(StepPart::value)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    /**
     * How far the arrow goes from the iterate, in units of x: −α times the quantity, as a step along it alone would go; α
     * times the scale; the step itself.
     */
    double[] reach(Arrow arrow) {
        double factor = arrow == Arrow.STEP ? 1 : arrow == Arrow.SCALE ? alpha() : -alpha();
        return Arrays.stream(value(arrow)).map(value -> factor * value).toArray();
    }

    /** What the rule remembered before this step. */
    double[] before(int name) {
        double[] values = new double[t.dimension()];
        Arrays.setAll(values, i -> t.state(k, name, i));
        return values;
    }

    private double[] each(Arrow arrow, ToDoubleFunction<StepPart> number) {
        return parts.stream()
                .mapToDouble(own -> number.applyAsDouble(arrow.part(own).orElseThrow()))
                .toArray();
    }
}
