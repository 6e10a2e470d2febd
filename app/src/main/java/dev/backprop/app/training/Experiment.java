package dev.backprop.app.training;

import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.train.PixelRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Settings worth looking at: what there is to see in one sentence, and for an illness the cure that it can race against. */
enum Experiment {
    DOUBLE_SOFTMAX(
            "The notebook's: softmax twice",
            "Cross-entropy applies a softmax of its own: behind the network's the loss cannot fall below 1.4612, and little"
                    + " of the gradient passes.",
            TrainingSettings.NOTEBOOK,
            TrainingSettings.LOGITS,
            "logits"),
    LOGITS(
            "From logits",
            "The outputs are scores, as cross-entropy wants them: the same network learns several times as fast.",
            TrainingSettings.LOGITS,
            TrainingSettings.NOTEBOOK,
            "softmax twice"),
    ZEROS(
            "All first weights zero",
            "Nothing tells the hidden units apart, so each of them gets the same gradient and they stay one unit for ever.",
            TrainingSettings.LOGITS.withInit(InitialWeights.ZEROS),
            TrainingSettings.LOGITS,
            "drawn weights"),
    LR_TOO_HIGH(
            "Learning rate too high",
            "Each step overshoots by more than it corrects: the weights grow until a number is no longer finite, and the run"
                    + " ends there.",
            TrainingSettings.LOGITS.withLoss(Loss.HALF_SQUARED_ERROR).withLr(4),
            TrainingSettings.LOGITS.withLoss(Loss.HALF_SQUARED_ERROR).withLr(0.1),
            "lr 0.1"),
    SATURATED(
            "Saturated sigmoids",
            "First weights thirty times too large: nearly every sigmoid stands at 0 or 1, where its slope is nearly 0.",
            TrainingSettings.LOGITS.withInit(InitialWeights.LARGE),
            TrainingSettings.LOGITS,
            "usual weights"),
    NO_ZERO_GRAD(
            "Without zero_grad",
            "Nobody sets the gradients to zero, so every step goes by the sum of all so far: the run swings like a momentum"
                    + " without friction.",
            TrainingSettings.LOGITS.withZeroGrad(false),
            TrainingSettings.LOGITS,
            "zero_grad"),
    RAW_PIXELS(
            "Pixels 0 – 255",
            "The scores become 255 times larger, and the sigmoids saturate before the first step.",
            TrainingSettings.LOGITS.withPixels(PixelRange.BYTES),
            TrainingSettings.LOGITS,
            "pixels 0 – 1"),
    MOMENTUM(
            "Momentum and Adam",
            "The same weights under another rule: which one is down first, and which one stays down?",
            TrainingSettings.LOGITS
                    .withRule(Rule.ADAM)
                    .withLr(0.001)
                    .withBatch(100)
                    .withEpochs(20),
            TrainingSettings.LOGITS
                    .withRule(Rule.HEAVY_BALL)
                    .withLr(0.1)
                    .withBatch(100)
                    .withEpochs(20),
            "heavy ball");

    private final String title;
    private final String sentence;
    private final TrainingSettings settings;
    private final TrainingSettings other;
    private final String otherTitle;

    Experiment(String title, String sentence, TrainingSettings settings, TrainingSettings other, String otherTitle) {
        this.title = title;
        this.sentence = sentence;
        this.settings = settings;
        this.other = other;
        this.otherTitle = otherTitle;
    }

    String title() {
        return title;
    }

    /** What there is to see. */
    String sentence() {
        return sentence;
    }

    TrainingSettings settings() {
        return settings;
    }

    /** What it can race against. */
    String otherTitle() {
        return otherTitle;
    }

    /** It and what it races against, from the same first weights. */
    List<TrainingSettings> race(DataChoice data) {
        return List.of(settings.withData(data), other.withData(data));
    }

    /** The one that these settings are, but for data, epochs and seed. */
    static Optional<Experiment> of(TrainingSettings chosen) {
        return Arrays.stream(values())
                .filter(one -> RunNames.differences(List.of(one.settings, chosen)).stream()
                        .allMatch(setting ->
                                setting == Setting.DATA || setting == Setting.EPOCHS || setting == Setting.SEED))
                .findFirst();
    }
}
