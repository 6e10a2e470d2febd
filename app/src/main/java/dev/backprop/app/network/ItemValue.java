package dev.backprop.app.network;

import org.jspecify.annotations.Nullable;

/**
 * One element of a network at one step.
 *
 * @param id {@code x[0]}, {@code h1[0]}, {@code y_hat[0]}, {@code layers.0.weight[1][2]}, {@code layers.0.bias[0]}, {@code loss}
 * @param name what a screen reader says
 * @param value none where it is not known yet, or not finite
 * @param gradient none where it is not known yet, has none, or is not finite
 */
public record ItemValue(
        String id,
        String name,
        @Nullable Double value,
        @Nullable Double gradient) {}
