package dev.backprop.engine.optim;

import dev.backprop.engine.BadInputException;
import java.util.Random;

/**
 * Noise on a gradient, as a minibatch gives it: the rule sees g + σ·n, and each coordinate of n is drawn anew at each step
 * from a standard normal distribution. With samples whose gradients scatter by s around the mean, batches of B of them give
 * σ = s/√B.
 *
 * @param size σ in units of the gradient, 0 (none) to {@value #MAX_SIZE}
 * @param seed of the draws; the same seed gives the same n at the same step, whatever rule, rate or σ there is
 */
public record Noise(double size, long seed) {
    /** The largest size; no finite gradient becomes infinite by it. */
    public static final double MAX_SIZE = 1e100;
    /** No noise. */
    public static final Noise NONE = new Noise(0, 0);

    /**
     * Checks the size.
     *
     * @throws BadInputException if it is out of range
     */
    public Noise {
        if (!(size >= 0 && size <= MAX_SIZE)) {
            throw BadInputException.at("noise", String.valueOf(size), "0 to " + MAX_SIZE);
        }
        // −0 is 0, so that no two records that mean the same differ.
        size = size == 0 ? 0 : size;
    }

    /** Whether the gradient stays as it is. */
    public boolean isNone() {
        return size == 0;
    }

    /** The draws from the first step on. */
    public Draws draws() {
        return new Draws(size, new Random(seed));
    }

    /** The noise of one run; step after step, coordinate after coordinate. */
    public static final class Draws {
        private final double size;
        /** Its nextGaussian is specified to the bit, so a seed gives the same noise on every machine. */
        private final Random random;

        private Draws(double size, Random random) {
            this.size = size;
            this.random = random;
        }

        /** A gradient's coordinate with the next draw added. */
        public double on(double gradient) {
            return gradient + size * random.nextGaussian();
        }
    }
}
