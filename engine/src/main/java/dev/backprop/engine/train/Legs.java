package dev.backprop.engine.train;

import java.util.ArrayList;
import java.util.List;

/** The stretches of a run, in order; the first begins at epoch 0. Never empty. */
final class Legs {
    private final List<Leg> legs;

    private Legs(List<Leg> legs) {
        this.legs = List.copyOf(legs);
    }

    static Legs of(TrainingConfig config) {
        return new Legs(List.of(new Leg(0, config)));
    }

    /**
     * @throws IllegalArgumentException where they do not begin at 0 or do not ascend, or where one changes what a run cannot
     */
    static Legs of(List<Leg> legs) {
        if (legs.isEmpty() || legs.get(0).fromEpoch() != 0) {
            throw new IllegalArgumentException("legs: found " + legs.size() + ", expected the first from epoch 0");
        }
        for (int i = 1; i < legs.size(); i++) {
            if (legs.get(i).fromEpoch() <= legs.get(i - 1).fromEpoch()) {
                throw new IllegalArgumentException("legs: found epoch "
                        + legs.get(i).fromEpoch() + " in place " + i + ", expected them ascending");
            }
            legs.get(0).config().requireSameRun(legs.get(i).config());
        }
        return new Legs(legs);
    }

    List<Leg> list() {
        return legs;
    }

    TrainingConfig last() {
        return legs.get(legs.size() - 1).config();
    }

    /** The configuration of an epoch. */
    TrainingConfig at(int epoch) {
        Leg found = legs.get(0);
        for (Leg leg : legs) {
            found = leg.fromEpoch() <= epoch ? leg : found;
        }
        return found.config();
    }

    /** These up to an epoch, and from there another configuration. */
    Legs from(int epoch, TrainingConfig config) {
        legs.get(0).config().requireSameRun(config);
        List<Leg> next = new ArrayList<>();
        for (Leg leg : legs) {
            if (leg.fromEpoch() < epoch) {
                next.add(leg);
            }
        }
        if (next.isEmpty() || !next.get(next.size() - 1).config().equals(config)) {
            next.add(new Leg(epoch, config));
        }
        return new Legs(next);
    }
}
