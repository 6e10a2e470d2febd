package dev.backprop.engine.check;

import dev.backprop.engine.nn.MlpSpec;

/** The check that samples fit a network. */
final class Samples {
    private Samples() {}

    static void check(MlpSpec spec, double[][] x, double[][] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("samples: found " + x.length + " inputs and " + y.length
                    + " targets, expected one target for each input and at least one");
        }
        for (int s = 0; s < x.length; s++) {
            width("samples[" + s + "].x", x[s].length, spec.inputs());
            width("samples[" + s + "].y", y[s].length, spec.outputs());
        }
    }

    private static void width(String where, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(where + ": found " + found + " numbers, expected " + expected);
        }
    }
}
