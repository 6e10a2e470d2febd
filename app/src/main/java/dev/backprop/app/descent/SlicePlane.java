package dev.backprop.app.descent;

import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.LossSlice.WeightPlace;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.session.SliceBlock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the space of all weights is looked at.
 *
 * @param kind what its directions are
 * @param seed of random directions
 * @param first one of two weights
 * @param second the other
 * @param range half its height; it is twice as wide as high. Null: as the training needs
 * @param updates how many of them are shown of a network that has not been trained
 */
record SlicePlane(
        Kind kind,
        long seed,
        WeightPlace first,
        WeightPlace second,
        @Nullable Double range,
        int updates) {
    /** The most updates. */
    static final int MOST_UPDATES = SliceBlock.MAX_UPDATES;

    /** Columns for each row of the grid, and width for each height. */
    static final int ASPECT = 2;

    /** Before there is a network. */
    static final SlicePlane FIRST = new SlicePlane(
            Kind.RANDOM,
            SliceBlock.DEFAULT_SEED,
            new WeightPlace(0, 0, 0),
            new WeightPlace(0, 0, 1),
            null,
            SliceBlock.DEFAULT_UPDATES);

    /** What the directions are. */
    enum Kind {
        /** Two that are drawn. */
        RANDOM("Random"),
        /** The two in which the training goes farthest. */
        PATH("Its path"),
        /** Two weights. */
        WEIGHTS("Two weights");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** The word in files. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is looked at first of a loss: its path where it has one, otherwise random directions. */
    static SlicePlane of(NetworkLoss loss) {
        MlpSpec spec = loss.spec();
        boolean oneInput = spec.inputs() == 1;
        boolean oneUnit = spec.layers().get(0).units() == 1;
        WeightPlace second = !oneInput
                ? new WeightPlace(0, 0, 1)
                : oneUnit ? new WeightPlace(spec.layers().size() - 1, 0, 0) : new WeightPlace(0, 1, 0);
        SlicePlane fresh = FIRST.withWeights(FIRST.first(), second);
        return loss.path().size() > 2 ? fresh.with(Kind.PATH) : fresh;
    }

    /**
     * What a session says is looked at.
     *
     * @throws BadInputException if it names weights that the network does not have
     */
    static SlicePlane of(NetworkLoss loss, SliceBlock block) {
        Kind kind = Kind.valueOf(block.kind().toUpperCase(Locale.ROOT));
        SlicePlane usual = of(loss);
        WeightPlace one = usual.first();
        WeightPlace other = usual.second();
        if (kind == Kind.WEIGHTS) {
            one = WeightName.parse(block.weights().get(0), loss.spec());
            other = WeightName.another(one, block.weights().get(1), loss.spec());
        }
        return new SlicePlane(kind, block.seed(), one, other, block.height(), block.updates());
    }

    /** As a session says it. */
    SliceBlock block() {
        List<String> weights =
                kind == Kind.WEIGHTS ? List.of(WeightName.of(first), WeightName.of(second)) : List.<String>of();
        return new SliceBlock(kind.id(), seed, weights, range, updates);
    }

    SlicePlane with(Kind other) {
        return new SlicePlane(other, seed, first, second, null, updates);
    }

    SlicePlane withSeed(long other) {
        return new SlicePlane(kind, other, first, second, null, updates);
    }

    SlicePlane withWeights(WeightPlace one, WeightPlace another) {
        return new SlicePlane(kind, seed, one, another, null, updates);
    }

    SlicePlane withRange(@Nullable Double other) {
        return new SlicePlane(kind, seed, first, second, other, updates);
    }

    SlicePlane withUpdates(int other) {
        return new SlicePlane(kind, seed, first, second, null, other);
    }

    /** The name of an axis, 0 for the one across. */
    String axis(int coordinate) {
        return switch (kind) {
            case RANDOM -> "direction " + (coordinate + 1) + " (random, filter-normalised, seed " + seed + ")";
            case PATH -> "direction " + (coordinate + 1) + " of the training’s path";
            case WEIGHTS -> WeightName.of(coordinate == 0 ? first : second);
        };
    }

    /** The name of an axis where there is little room. */
    String shortAxis(int coordinate) {
        return kind == Kind.WEIGHTS ? axis(coordinate) : "direction " + (coordinate + 1);
    }
}
