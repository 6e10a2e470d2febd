package dev.backprop.engine.trace;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sum of many terms, the strongest first and what is left out as one number: the terms named and the rest are the sum, to
 * the last place.
 *
 * @param places of the terms that are named, from 0, the largest size first, equal ones in their order
 * @param more how many are left out
 * @param rest their sum; 0 where none is left out
 */
public record Strongest(List<Integer> places, int more, double rest) {
    /** Keeps its own list. */
    public Strongest {
        places = List.copyOf(places);
    }

    /**
     * Names some terms of a sum.
     *
     * @param terms in their order
     * @param most how many are named at most, at least 0
     */
    public static Strongest of(double[] terms, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most: found " + most + ", expected at least 0");
        }
        List<Integer> order = IntStream.range(0, terms.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(terms[i]))
                        .reversed())
                .toList();
        int named = Math.min(most, terms.length);
        double[] left = order.stream().skip(named).mapToDouble(i -> terms[i]).toArray();
        return new Strongest(order.subList(0, named), left.length, sum(left));
    }

    /** The sum with what each addition rounds away added at the end (Neumaier): exact but for the last place. */
    private static double sum(double[] terms) {
        double sum = 0;
        double lost = 0;
        for (double term : terms) {
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }
        // Where a term is not finite there is nothing to give back.
        return Double.isFinite(lost) ? sum + lost : sum;
    }
}
