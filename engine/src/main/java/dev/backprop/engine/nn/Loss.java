package dev.backprop.engine.nn;

import java.util.Arrays;
import java.util.Optional;

/** The loss of a network over n samples of m outputs; the names are those of session files. */
public enum Loss {
    /** Mean over n·m of −[y ln ŷ + (1−y) ln(1−ŷ)], each logarithm clamped at −100 as PyTorch's {@code BCELoss}. */
    BCE("bce"),
    /** Mean over n·m of (ŷ−y)². */
    MSE("mse"),
    /** Mean over n of ½Σ(ŷ−y)². */
    HALF_SQUARED_ERROR("half-squared-error"),
    /** Mean over n of −Σ y·log_softmax(ŷ): it takes logits, as PyTorch's {@code CrossEntropyLoss}. */
    CROSS_ENTROPY("cross-entropy");

    private final String id;

    Loss(String id) {
        this.id = id;
    }

    /** The name in files and on the command line, for example {@code half-squared-error}. */
    public String id() {
        return id;
    }

    /** The loss of that name, if there is one. */
    public static Optional<Loss> byId(String id) {
        return Arrays.stream(values()).filter(l -> l.id.equals(id)).findFirst();
    }
}
