package dev.backprop.app.network;

import dev.backprop.engine.nn.Loss;

/** Names that several parts of the workspace write. */
final class Words {
    private Words() {}

    static String of(Loss loss) {
        return switch (loss) {
            case BCE -> "binary cross-entropy";
            case MSE -> "mean squared error";
            case HALF_SQUARED_ERROR -> "half squared error";
            case CROSS_ENTROPY -> "cross-entropy";
        };
    }
}
