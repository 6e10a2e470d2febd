package dev.backprop.app.training;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.train.PixelRange;
import dev.backprop.engine.train.TrainingConfig;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thing that can be chosen about a run: its name, how it reads, and whether a run that has begun can take another. */
enum Setting {
    DATA("data", false, s -> s.data().name()),
    HIDDEN("hidden layers", false, s -> hidden(s)),
    ACTIVATION("activation", false, s -> s.activation().id()),
    OUTPUT("output", false, s -> s.output().id()),
    LOSS("loss", false, s -> s.loss().id()),
    RULE("rule", true, s -> s.optimizer().rule().title()),
    LR("learning rate", true, s -> number(s.optimizer().lr())),
    BETA("β", true, s -> number(s.optimizer().beta())),
    BATCH("batch", true, s -> s.batch() == TrainingConfig.FULL ? "full" : Integer.toString(s.batch())),
    EPOCHS("epochs", true, s -> Integer.toString(s.epochs())),
    SEED("seed", false, s -> Long.toString(s.seed())),
    INIT("first weights", false, s -> s.init().words()),
    ZERO_GRAD("zero_grad", true, s -> s.zeroGrad() ? "each step" : "never"),
    PIXELS("pixels", false, s -> s.pixels() == PixelRange.UNIT ? "0 – 1" : "0 – 255"),
    SHARDS("shards", false, s -> Integer.toString(s.shards()));

    private final String title;
    private final boolean live;
    private final Function<TrainingSettings, String> text;

    Setting(String title, boolean live, Function<TrainingSettings, String> text) {
        this.title = title;
        this.live = live;
        this.text = text;
    }

    String title() {
        return title;
    }

    /** Whether a run that has begun can go on with another. */
    boolean live() {
        return live;
    }

    /** How it reads. */
    String text(TrainingSettings settings) {
        return text.apply(settings);
    }

    /** Whether two choices differ in it. */
    boolean differs(TrainingSettings one, TrainingSettings other) {
        return switch (this) {
            case INIT -> !one.init().equals(other.init());
            case DATA -> !one.data().equals(other.data());
            case LR -> lr(one) != lr(other);
            default -> !text(one).equals(text(other));
        };
    }

    private static double lr(TrainingSettings settings) {
        OptimizerSpec optimizer = settings.optimizer();
        return optimizer.lr();
    }

    private static String hidden(TrainingSettings settings) {
        return settings.hidden().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A number without a needless fraction. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
