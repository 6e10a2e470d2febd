package dev.backprop.app.training;

import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;

/** What a chart shows of each run. */
enum Metric {
    /** Of training and test. */
    LOSS("loss", "Loss"),
    /** Share of the digits that are told right, of training and test. */
    ACCURACY("accuracy", "Accuracy, %"),
    /** Size of the gradient of each layer, at the last step of each epoch. */
    GRADIENT("|gradient|", "Size of each layer's gradient"),
    /** Size of each layer's update over that of its parameters, at the last step of each epoch. */
    RATIO("update ÷ weight", "Size of each layer's update over that of its weights");

    private final String word;
    private final String title;

    Metric(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** On its button. */
    String word() {
        return word;
    }

    /** In full. */
    String title() {
        return title;
    }

    /** Whether each layer has a curve of its own. */
    boolean byLayer() {
        return this == GRADIENT || this == RATIO;
    }

    /** The number of a layer; of a metric that has one for each. */
    double of(LayerNorms layer) {
        return this == RATIO ? layer.updateRatio() : layer.gradient();
    }

    /** What the curves of a run are called, in order. */
    List<String> curves(TrainingSnapshot snapshot) {
        return switch (this) {
            case LOSS, ACCURACY -> List.of("training", "test");
            case GRADIENT, RATIO -> layers(snapshot.plan().config().spec());
        };
    }

    /** "hidden, output" or "hidden 1, hidden 2, output". */
    static List<String> layers(MlpSpec spec) {
        int hidden = spec.layers().size() - 1;
        return java.util.stream.IntStream.rangeClosed(0, hidden)
                .mapToObj(l -> layer(l, hidden + 1))
                .toList();
    }

    /** The name of layer {@code l} of so many. */
    static String layer(int l, int layers) {
        if (l == layers - 1) {
            return "output";
        }
        return layers == 2 ? "hidden" : "hidden " + (l + 1);
    }
}
