package dev.backprop.engine.optim;

import java.util.Arrays;
import java.util.Optional;

/** The update rules by the names of session files and the command line; {@code Optimizer.of} gives their code. */
public enum Rule {
    /** x ← x − αg. */
    GD("gd", "gradient descent"),
    /** v ← βv + g, x ← x − αv: PyTorch's SGD with momentum. */
    HEAVY_BALL("heavy-ball", "heavy ball"),
    /** v ← βv + (1−β)g, x ← x − αv. */
    EMA("ema", "moving average"),
    /** As {@code ema}, with v divided by 1 − β^(k+1). */
    EMA_CORRECTED("ema-corrected", "moving average, corrected"),
    /** As {@code ema}, with v divided by 1 + β^(k+1): the lecture notebook's. */
    NOTEBOOK("notebook", "the notebook's momentum"),
    /** v ← βv + g, x ← x − α(g + βv): PyTorch's. */
    NESTEROV("nesterov", "Nesterov"),
    /** s ← βs + (1−β)g², x ← x − αg/(√s + ε): PyTorch's. */
    RMSPROP("rmsprop", "RMSProp"),
    /** Bias-corrected first and second moments: PyTorch's. */
    ADAM("adam", "Adam");

    private final String id;
    private final String title;

    Rule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in files and on the command line, for example {@code heavy-ball}. */
    public String id() {
        return id;
    }

    /** The name on the screen. */
    public String title() {
        return title;
    }

    /** The rule of that name, if there is one. */
    public static Optional<Rule> byId(String id) {
        return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
    }
}
