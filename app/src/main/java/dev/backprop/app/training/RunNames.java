package dev.backprop.app.training;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What runs are called, and what tells them apart. */
final class RunNames {
    private RunNames() {}

    /** By its outputs: "softmax twice", "logits", "softmax · mse". */
    static String of(TrainingSettings settings) {
        if (settings.loss() == Loss.CROSS_ENTROPY) {
            return settings.output() == Activation.SOFTMAX ? "softmax twice" : "logits";
        }
        return settings.output().id() + " · " + settings.loss().id();
    }

    /** By what tells it apart from the others of a race: "lr 0.5", "Adam · lr 0.001". */
    static String among(List<TrainingSettings> racers, TrainingSettings one) {
        List<String> words = new ArrayList<>();
        for (Setting setting : differences(racers)) {
            words.add(
                    switch (setting) {
                        case LR -> "lr " + setting.text(one);
                        case OUTPUT -> of(one);
                        case RULE, ACTIVATION, LOSS -> setting.text(one);
                        case INIT -> "weights " + setting.text(one);
                        default -> setting.title() + " " + setting.text(one);
                    });
        }
        return words.isEmpty() ? of(one) : String.join(" · ", words);
    }

    /** In what they do not all agree. */
    static List<Setting> differences(List<TrainingSettings> settings) {
        return Arrays.stream(Setting.values())
                .filter(setting -> settings.stream().anyMatch(one -> setting.differs(settings.get(0), one)))
                .toList();
    }
}
