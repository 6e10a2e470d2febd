package dev.backprop.engine.nn;

import dev.backprop.engine.graph.Op;
import dev.backprop.engine.tensor.PlainStorage;
import java.util.function.UnaryOperator;

/** A network with a mistake planted in its operations. */
public final class PlantedMlp {
    private PlantedMlp() {}

    /** The network on the plain storage, every operation replaced by what {@code plant} makes of it. */
    public static Mlp build(MlpSpec spec, int samples, UnaryOperator<Op> plant) {
        return Mlp.build(spec, PlainStorage.INSTANCE, samples, plant);
    }
}
