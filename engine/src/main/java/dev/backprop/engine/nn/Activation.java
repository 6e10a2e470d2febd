package dev.backprop.engine.nn;

import java.util.Arrays;
import java.util.Optional;

/** What a layer applies to its scores z; the names are those of session files and the command line. */
public enum Activation {
    /** 1 / (1 + e^−z). */
    SIGMOID("sigmoid"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** max(0, z); its derivative at 0 is 0. */
    RELU("relu"),
    /** z where z &gt; 0, otherwise 0.01·z; its derivative at 0 is 0.01. */
    LEAKY_RELU("leaky-relu"),
    /** e^z_i / Σ e^z_j over a sample's outputs, the maximum subtracted first. */
    SOFTMAX("softmax"),
    /** z itself. */
    LINEAR("linear");

    private final String id;

    Activation(String id) {
        this.id = id;
    }

    /** The name in files and on the command line, for example {@code leaky-relu}. */
    public String id() {
        return id;
    }

    /** The activation of that name, if there is one. */
    public static Optional<Activation> byId(String id) {
        return Arrays.stream(values()).filter(a -> a.id.equals(id)).findFirst();
    }
}
