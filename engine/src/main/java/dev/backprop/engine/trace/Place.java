package dev.backprop.engine.trace;

import java.util.Optional;

/**
 * Where on the timeline an index is, without any of its numbers.
 *
 * @param iteration from 0
 * @param unit of the iteration, from 1; 0 before the first
 * @param units of an iteration
 * @param step that has just been done; none before the first
 */
public record Place(int iteration, int unit, int units, Optional<Step> step) {}
