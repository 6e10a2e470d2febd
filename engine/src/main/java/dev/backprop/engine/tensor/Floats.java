package dev.backprop.engine.tensor;

/** Numbers in single precision and in double. */
public final class Floats {
    private Floats() {}

    /** The same numbers in double precision: exact. */
    public static double[] widen(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** Each number rounded to single precision; infinite where it is too large for that. */
    public static float[] narrow(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < doubles.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }
}
