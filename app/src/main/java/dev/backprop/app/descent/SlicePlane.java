package dev.backprop.app.descent;

import dev.backprop.engine.descent.LossSlice.WeightPlace;
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
    static final int MOST_UPDATES = 500;

    /** Columns for each row of the grid, and width for each height. */
    static final int ASPECT = 2;

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
