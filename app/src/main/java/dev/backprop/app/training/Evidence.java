package dev.backprop.app.training;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Leg;
import dev.backprop.engine.train.PixelRange;
import dev.backprop.engine.train.RunFailure;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Numbers of the state that is shown which prove an illness, or that there is none. */
final class Evidence {
    private static final int SIGNIFICANT = 4;

    /** The most numbers of units that are compared with each other. */
    private static final int MOST = 200_000;

    /**
     * One of them.
     *
     * @param word what it is
     * @param value as it reads
     */
    record Fact(String word, String value) {}

    private Evidence() {}

    /** What there is to know of a state, the most telling first. */
    static List<Fact> of(Shown shown) {
        TrainingSnapshot snapshot = shown.snapshot();
        TrainingConfig config = snapshot.config();
        MlpSpec spec = config.spec();
        List<Fact> facts = new ArrayList<>();
        RunFailure failure = snapshot.failure();
        if (failure != null) {
            facts.add(new Fact("ended", failure.message()));
        }
        if (spec.doubleSoftmax()) {
            floor(shown, facts);
        }
        if (allZero(snapshot.plan().initial())) {
            double most = largestDifference(shown.parameters().layers().get(0));
            facts.add(new Fact("largest difference between hidden units", number(most)));
        }
        if (!config.zeroGrad()) {
            accumulated(shown, facts);
        }
        if (config.pixels() == PixelRange.BYTES) {
            facts.add(new Fact("brightest pixel that the network sees", number(brightest(shown))));
        }
        if (spec.layers().get(0).activation() == Activation.SIGMOID) {
            saturated(shown, facts);
        }
        if (spec.layers().get(0).activation() == Activation.RELU && shown.predictions() != null) {
            int units = spec.layers().get(0).units();
            long dead = IntStream.range(0, units).filter(j -> shown.dead(0, j)).count();
            facts.add(new Fact("dead hidden units, all test digits", dead + " of " + units));
        }
        return facts;
    }

    private static void floor(Shown shown, List<Fact> facts) {
        facts.add(new Fact("least that this loss can be", String.format(Locale.ROOT, "%.4f", DoubleSoftmax.FLOOR)));
        double share = DoubleSoftmax.passed(
                shown.reading().probabilities(), shown.digit().label());
        facts.add(new Fact("gradient that passes the softmax", percent(share)));
    }

    /** The gradient of the step that led here beside that of the first epoch since which they are summed up. */
    private static void accumulated(Shown shown, List<Fact> facts) {
        TrainingSnapshot snapshot = shown.snapshot();
        int n = snapshot.plan().train().size();
        List<Leg> legs = snapshot.legs();
        int begun = shown.epoch() + (shown.batches() > 0 ? 1 : 0);
        int since = 0;
        long steps = 0;
        String of = "";
        for (int i = 0; i < legs.size() && legs.get(i).fromEpoch() < begun; i++) {
            TrainingConfig config = legs.get(i).config();
            int from = legs.get(i).fromEpoch();
            int to = i + 1 == legs.size()
                    ? begun
                    : Math.min(begun, legs.get(i + 1).fromEpoch());
            int batches = config.batches(n);
            if (config.zeroGrad()) {
                since = to;
                steps = 0;
            } else {
                of = from > since ? of : batches == 1 ? "of the first step" : "after the first epoch";
                steps += (long) batches * (Math.min(to, shown.epoch()) - from)
                        + (to > shown.epoch() ? shown.batches() : 0);
            }
        }
        if (since >= shown.epoch() || steps < 2) {
            return;
        }
        facts.add(new Fact("steps summed up in the gradient", Long.toString(steps)));
        double first = gradient(snapshot.metrics().get(since).layers());
        double last = gradient(shown.norms());
        if (first > 0 && last > 0) {
            facts.add(new Fact("|gradient| over that " + of, "× " + number(last / first)));
        }
    }

    private static double gradient(List<LayerNorms> layers) {
        double sum = 0;
        for (LayerNorms layer : layers) {
            sum += layer.gradient() * layer.gradient();
        }
        return Math.sqrt(sum);
    }

    private static void saturated(Shown shown, List<Fact> facts) {
        double[] h = shown.reading().activations().get(0);
        int stuck = 0;
        double slope = 0;
        for (double value : h) {
            stuck += Saturation.at(Activation.SIGMOID, value) ? 1 : 0;
            slope += value * (1 - value) / h.length;
        }
        facts.add(new Fact("saturated hidden units, this digit", stuck + " of " + h.length));
        facts.add(new Fact("mean slope h(1 − h), at most 0.25", number(slope)));
    }

    private static boolean allZero(Parameters parameters) {
        for (double value : parameters.layers().get(0).weight()[0]) {
            if (value != 0) {
                return false;
            }
        }
        double[] bias = parameters.layers().get(0).bias();
        return bias == null || bias[0] == 0;
    }

    /** Between the first unit's incoming weights and those of the others, as many as are compared in no time. */
    static double largestDifference(Parameters.Layer layer) {
        double[][] weight = layer.weight();
        int units = Math.min(weight.length, Math.max(2, MOST / weight[0].length));
        double most = 0;
        for (int j = 1; j < units; j++) {
            for (int i = 0; i < weight[j].length; i++) {
                most = Math.max(most, Math.abs(weight[j][i] - weight[0][i]));
            }
        }
        return most;
    }

    private static double brightest(Shown shown) {
        double most = 0;
        for (float pixel : shown.digit().pixels()) {
            most = Math.max(most, pixel);
        }
        return Math.rint(most * PixelRange.BYTES.scale());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.001 ? "%.4f %%" : "%.1f %%", share * 100);
    }

    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
        return plain
                ? BigDecimal.valueOf(value)
                        .round(new MathContext(SIGNIFICANT))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
