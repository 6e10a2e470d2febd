package dev.backprop.engine.check;

import dev.backprop.engine.nn.MlpSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which parameters are measured. Each costs two forward passes, so all of them cost the square of their number: affordable
 * up to 20,000, and beyond that a sample has to do.
 */
final class MeasuredPlaces {
    private static final long ALL_UP_TO = 20_000;
    /** Products of weights and values that the whole check may take: a few seconds. */
    private static final long BUDGET = 2_000_000_000L;

    private static final long FEWEST = 50;
    private static final long MOST = 2_000;
    private static final long SEED = 20_240;

    private MeasuredPlaces() {}

    /**
     * The places, in order.
     *
     * @param included the index of one that must be among them
     */
    static List<ParameterPlace> of(MlpSpec spec, int samples, long included) {
        return indices(spec.parameterCount(), samples, included)
                .mapToObj(i -> ParameterPlace.at(spec, i))
                .toList();
    }

    private static LongStream indices(long parameters, int samples, long included) {
        long affordable = BUDGET / (2 * parameters * samples);
        if (parameters <= ALL_UP_TO && parameters <= Math.max(affordable, FEWEST)) {
            return LongStream.range(0, parameters);
        }
        long count = Math.min(parameters, Math.min(MOST, Math.max(FEWEST, affordable)));
        TreeSet<Long> drawn = new TreeSet<>(List.of(included));
        SplittableRandom random = new SplittableRandom(SEED);
        while (drawn.size() < count) {
            drawn.add(random.nextLong(parameters));
        }
        return drawn.stream().mapToLong(Long::longValue);
    }
}
