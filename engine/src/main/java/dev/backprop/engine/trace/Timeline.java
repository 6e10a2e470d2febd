package dev.backprop.engine.trace;

import java.util.List;

/**
 * Something that can be played: an immutable state at each index from 0 to {@link #length()}, both included.
 *
 * @param <S> the state
 */
public interface Timeline<S> {
    /** The last index; 0 where nothing can be played. */
    int length();

    /**
     * The state at an index, always the same for the same index.
     *
     * @throws IllegalArgumentException outside 0 … {@link #length()}
     */
    S at(int index);

    /** Named places, in order. */
    List<Mark> marks();
}
