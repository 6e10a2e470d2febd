package dev.backprop.engine.train;

import dev.backprop.engine.tensor.Mode;
import dev.backprop.engine.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adds up what the pieces of a batch contribute to its gradients: in the order of the pieces, whichever ends first, so that the
 * sum is the same to the bit on any number of threads. What comes early waits in room of its own, which is used again.
 */
final class GradientSum implements AutoCloseable {
    private final Supplier<List<Tensor>> room;
    private final Deque<List<Tensor>> spare = new ArrayDeque<>();
    private final Map<Integer, List<Tensor>> early = new HashMap<>();
    private List<Tensor> sum;
    /** The piece that is to be added next. */
    private int next;

    /** @param room makes tensors of the parameters' shapes */
    GradientSum(Supplier<List<Tensor>> room) {
        this.room = room;
        sum = room.get();
    }

    /** Begins with piece 0 again; what waits from a batch that was cancelled is forgotten. */
    synchronized void begin() {
        next = 0;
        spare.addAll(early.values());
        early.clear();
    }

    /**
     * Takes one piece's part; it is read before this returns.
     *
     * @param piece its number; each comes once
     * @param parts its summands, each in the parameters' order and shapes
     */
    synchronized void add(int piece, List<List<Tensor>> parts) {
        if (piece == next && parts.size() == 1) {
            addNext(parts.get(0));
        } else {
            // A piece's own parts are added to each other before anything else, as they are where it has to wait.
            List<Tensor> own = spare.isEmpty() ? room.get() : spare.pop();
            write(parts, own);
            early.put(piece, own);
        }
        for (List<Tensor> ready = early.remove(next); ready != null; ready = early.remove(next)) {
            addNext(ready);
            spare.add(ready);
        }
    }

    private void addNext(List<Tensor> part) {
        addTo(sum, part, next == 0 ? Mode.SET : Mode.ADD);
        next++;
    }

    private static void write(List<List<Tensor>> parts, List<Tensor> to) {
        Mode mode = Mode.SET;
        for (List<Tensor> part : parts) {
            addTo(to, part, mode);
            mode = Mode.ADD;
        }
    }

    /** to ← (to +) from, tensor by tensor. */
    static void addTo(List<Tensor> to, List<Tensor> from, Mode mode) {
        for (int p = 0; p < to.size(); p++) {
            if (mode == Mode.SET) {
                to.get(p).copy(from.get(p));
            } else {
                to.get(p).axpy(1, from.get(p));
            }
        }
    }

    /** The sum, once every piece has come. */
    synchronized List<Tensor> sum() {
        return sum;
    }

    /**
     * Gives the sum away.
     *
     * @param other where the next one is to be made
     */
    synchronized List<Tensor> exchange(List<Tensor> other) {
        List<Tensor> made = sum;
        sum = other;
        return made;
    }

    @Override
    public synchronized void close() {
        List<List<Tensor>> all = new ArrayList<>(spare);
        all.addAll(early.values());
        all.add(sum);
        all.forEach(tensors -> tensors.forEach(Tensor::close));
    }
}
