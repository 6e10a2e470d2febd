package dev.backprop.app.training;

import dev.backprop.engine.nn.Parameters;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each hidden unit adds to the score of the network's answer: its weight to that output times its activation.
 *
 * @param answer the output
 * @param terms one for each hidden unit
 * @param loudest the units with the largest terms, in size
 */
record Contributions(int answer, double[] terms, List<Integer> loudest) {
    private static final int COUNT = 6;

    static Contributions of(Shown shown) {
        int answer = shown.reading().answer();
        List<Parameters.Layer> layers = shown.parameters().layers();
        double[] weights = layers.get(layers.size() - 1).weight()[answer];
        double[] h = shown.reading().activations().get(layers.size() - 2);
        double[] terms = new double[h.length];
        for (int j = 0; j < terms.length; j++) {
            terms[j] = weights[j] * h[j];
        }
        List<Integer> loudest = IntStream.range(0, terms.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(terms[j])))
                .limit(COUNT)
                .toList();
        return new Contributions(answer, terms, loudest);
    }
}
