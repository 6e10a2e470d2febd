package dev.backprop.engine.check;

import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three-way check: each parameter's gradient by hand, by autograd and by measuring, side by side. Relative error is
 * |a−b| / max(|a|, |b|, 1e-3) everywhere: by hand against autograd, and autograd against measured.
 *
 * <p>A network too large to measure whole is measured at some parameters only, drawn with a fixed seed. The rows are those;
 * the parameter where hand and autograd differ most, of <em>all</em>, is always among them.
 *
 * @param rows layer by layer, weights row by row, then biases; at least one
 * @param parameters how many the network has: as many as rows, unless it is large
 * @param resolution what rounding of the loss alone may do to a measured gradient: a few units of its last place, over ε
 */
public record GradientReport(List<Row> rows, long parameters, double resolution) {
    /** The most that hand and autograd may differ: both are exact but for rounding. */
    public static final double HAND_TOLERANCE = 1e-9;
    /** The most that autograd and measured may differ, beyond the resolution: the error of a central difference. */
    public static final double NUMERIC_TOLERANCE = 1e-6;

    private static final double FLOOR = 1e-3;
    /** The rounding of a loss that is a sum of many, in units of its last place. */
    private static final double LAST_PLACES = 10;

    /**
     * One parameter.
     *
     * @param name {@code layers.0.weight[1][2]}
     * @param hand by {@link HandDerivation}
     * @param autograd by the graph
     * @param numeric by {@link FiniteDifference}; none where it measures no derivative: the loss beside the point is not finite,
     *     or an output is so wrong that binary cross-entropy is clamped
     * @param kink the ReLU's kink that the two evaluations lie on different sides of, if they do: {@code numeric} is left out
     *     of the comparison then
     */
    public record Row(
            String name,
            double hand,
            double autograd,
            @Nullable Double numeric,
            @Nullable Kink kink) {
        /** Whether the measured gradient goes over a kink. */
        public boolean kinked() {
            return kink != null;
        }

        /** Hand against autograd. */
        public double handRelativeError() {
            return relativeError(hand, autograd);
        }

        /** Autograd against measured; 0 where that is left out. */
        public double numericRelativeError() {
            Double measured = numeric;
            return measured == null || kinked() ? 0 : relativeError(autograd, measured);
        }

        /** How much of what is tolerated the worse of the two errors takes: above 1 the row fails; infinite for a NaN. */
        private double strain(double resolution) {
            Double measured = numeric;
            double byHand = handRelativeError() / HAND_TOLERANCE;
            double byMeasuring = measured == null || kinked()
                    ? 0
                    : Math.abs(autograd - measured) / (NUMERIC_TOLERANCE * scale(autograd, measured) + resolution);
            double strain = Math.max(byHand, byMeasuring);
            return Double.isNaN(strain) ? Double.POSITIVE_INFINITY : strain;
        }
    }

    /** Keeps its own list. */
    public GradientReport {
        rows = List.copyOf(rows);
    }

    /** |a−b| / max(|a|, |b|, 1e-3). */
    public static double relativeError(double a, double b) {
        return Math.abs(a - b) / scale(a, b);
    }

    private static double scale(double a, double b) {
        return Math.max(Math.max(Math.abs(a), Math.abs(b)), FLOOR);
    }

    /**
     * All three for one network.
     *
     * @param x (n, in), n at least 1
     * @param y (n, out)
     * @throws IllegalArgumentException if the parameters or samples do not fit the network
     */
    public static GradientReport of(MlpSpec spec, Parameters parameters, double[][] x, double[][] y) {
        try (CheckedNetwork network = CheckedNetwork.build(spec, parameters, x, y)) {
            Mlp mlp = network.mlp();
            mlp.graph().forward();
            mlp.graph().backward(mlp.loss());
            return of(mlp, mlp.gradients(), HandDerivation.of(spec, parameters, x, y));
        }
    }

    /**
     * As above, for gradients that autograd has computed before.
     *
     * @param autograd shaped as the parameters
     */
    public static GradientReport of(
            MlpSpec spec, Parameters parameters, double[][] x, double[][] y, Parameters autograd) {
        try (CheckedNetwork network = CheckedNetwork.build(spec, parameters, x, y)) {
            return of(network.mlp(), autograd, HandDerivation.of(spec, parameters, x, y));
        }
    }

    /** Holds these gradients against a derivation by hand, and against differences measured on the network itself. */
    static GradientReport of(Mlp mlp, Parameters autograd, HandDerivation byHand) {
        MlpSpec spec = mlp.spec();
        Parameters hand = byHand.gradients();
        mlp.graph().forward();
        boolean measurable = Saturation.count(mlp) == 0;
        double loss = mlp.loss().value().get(0);
        List<ParameterPlace> places = MeasuredPlaces.of(spec, mlp.samples(), worst(spec, hand, autograd));
        List<Row> rows = new ArrayList<>(places.size());
        for (FiniteDifference.Difference difference : FiniteDifference.over(mlp, places)) {
            ParameterPlace place = difference.place();
            boolean measured = measurable && Double.isFinite(difference.derivative());
            Double numeric = measured ? difference.derivative() : null;
            rows.add(new Row(place.name(), place.in(hand), place.in(autograd), numeric, difference.kink()));
        }
        return new GradientReport(rows, spec.parameterCount(), LAST_PLACES * Math.ulp(loss) / FiniteDifference.EPSILON);
    }

    /** The index of the parameter where hand and autograd differ most; a NaN differs more than any number. */
    private static long worst(MlpSpec spec, Parameters hand, Parameters autograd) {
        long worst = 0;
        double most = -1;
        for (long i = 0; i < spec.parameterCount(); i++) {
            ParameterPlace place = ParameterPlace.at(spec, i);
            double error = relativeError(place.in(hand), place.in(autograd));
            if (Double.compare(error, most) > 0) {
                most = error;
                worst = i;
            }
        }
        return worst;
    }

    /** The largest error of hand against autograd. */
    public double handMaxRelativeError() {
        return rows.stream().mapToDouble(Row::handRelativeError).reduce(0, Math::max);
    }

    /** The largest error of autograd against measured, over what is not left out. */
    public double numericMaxRelativeError() {
        return rows.stream().mapToDouble(Row::numericRelativeError).reduce(0, Math::max);
    }

    /** The row that goes furthest beyond, or comes nearest to, what is tolerated. */
    public Row worst() {
        return rows.stream()
                .max(Comparator.comparingDouble(row -> row.strain(resolution)))
                .orElseThrow();
    }

    /** Whether one of the rows is within {@link #HAND_TOLERANCE} and {@link #NUMERIC_TOLERANCE}, beyond the resolution. */
    public boolean agrees(Row row) {
        return row.strain(resolution) <= 1;
    }

    /** Whether every row is within {@link #HAND_TOLERANCE} and {@link #NUMERIC_TOLERANCE}. */
    public boolean agrees() {
        return worst().strain(resolution) <= 1;
    }

    /** How many rows are left out of the numeric comparison for a kink. */
    public long kinked() {
        return rows.stream().filter(Row::kinked).count();
    }

    /** How many rows are left out of it because there is nothing to measure: see {@link Row#numeric()}. */
    public long unmeasured() {
        return rows.stream().filter(r -> r.numeric() == null).count();
    }
}
