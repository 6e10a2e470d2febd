package dev.backprop.app.training;

import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import org.jspecify.annotations.Nullable;

/** The weights that a run begins at, kept while they stay the same: to draw or read them takes time. */
final class FirstWeights {
    private @Nullable Drawn drawn;

    private record Drawn(MlpSpec spec, long seed, InitialWeights init, Parameters weights) {
        boolean is(MlpSpec otherSpec, long otherSeed, InitialWeights otherInit) {
            return spec.equals(otherSpec) && seed == otherSeed && init.equals(otherInit);
        }
    }

    /** As {@link InitialWeights#weights}. */
    Parameters of(MlpSpec spec, long seed, InitialWeights init) {
        Drawn now = drawn;
        if (now == null || !now.is(spec, seed, init)) {
            now = new Drawn(spec, seed, init, init.weights(spec, seed));
            drawn = now;
        }
        return now.weights();
    }
}
