package dev.backprop.engine.train;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list that one thread appends to and that others read through views of a fixed length. Nothing is copied: the views
 * share the chunks, whose places are written once, before any view reaches that far.
 */
final class AppendLog<T> {
    private static final int CHUNK = 1024;

    private Object[][] chunks = new Object[0][];
    private int size;

    void add(T element) {
        if (size == chunks.length * CHUNK) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new Object[CHUNK];
        }
        chunks[size / CHUNK][size % CHUNK] = element;
        size++;
    }

    int size() {
        return size;
    }

    /** What is there now, for good. It must be handed to another thread through something that orders memory. */
    List<T> view() {
        return new View<>(chunks, size);
    }

    private static final class View<T> extends AbstractList<T> implements RandomAccess {
        private final Object[][] chunks;
        private final int size;

        View(Object[][] chunks, int size) {
            this.chunks = chunks;
            this.size = size;
        }

        @Override
        @SuppressWarnings("unchecked") // only add() writes into the chunks
        public T get(int index) {
            Objects.checkIndex(index, size);
            return (T) chunks[index / CHUNK][index % CHUNK];
        }

        @Override
        public int size() {
            return size;
        }

        /** Two lengths are never equal; to find that out at the end of a hundred thousand elements would be late. */
        @Override
        public boolean equals(@Nullable Object other) {
            boolean longer = other instanceof View<?> view && view.size != size;
            return !longer && super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
