package dev.backprop.engine.check;

/**
 * A score of a ReLU or leaky ReLU that the two evaluations of a difference leave on different sides of 0: the quotient over
 * it is a mixture of two slopes.
 *
 * @param layer from 0
 * @param unit from 0
 * @param sample from 0
 * @param score z, where the parameter stands as it is
 * @param below the activation's slope left of 0
 * @param above its slope right of 0
 */
public record Kink(int layer, int unit, int sample, double score, double below, double above) {}
