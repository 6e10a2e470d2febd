package dev.backprop.engine.train;

import dev.backprop.engine.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward over a batch, by several threads. The batch is cut into pieces by its rows and the number of shards alone, each thread
 * takes the next piece when it is free, and everything is summed in the order of the pieces, so the numbers never depend on
 * the threads.
 */
final class Pass implements AutoCloseable {
    private final List<Replica> replicas = new ArrayList<>();
    private final int shards;
    private final int block;
    private final GradientSum gradients;
    private final ShardPool pool;
    /** The pieces of a batch of so many rows: of whole ones, of the smaller last one, and of test sets. */
    private final Map<Integer, List<Piece>> cuts = new TreeMap<>();

    /**
     * @param replicas one for each thread
     * @param shards that each batch is split over
     */
    Pass(List<Replica> replicas, int shards, GradientSum gradients) {
        this.replicas.addAll(replicas);
        this.shards = shards;
        this.block = replicas.get(0).block();
        this.gradients = gradients;
        pool = new ShardPool(replicas.size());
    }

    /** What is found on a batch: its mean loss and how many of its rows are told right. */
    record Found(double loss, int right) {}

    /**
     * Forward and backward over the rows {@code from … from+rows−1} of {@code order}, or of the data itself where that is null.
     * The gradients are then in the sum that was given.
     *
     * @param cancelled asked by every thread before each block
     * @throws CancellationException where it was cancelled
     * @throws NonFiniteException where a value stops being finite
     */
    Found run(Dataset data, int @Nullable [] order, int from, int rows, int epoch, BooleanSupplier cancelled) {
        List<Piece> pieces = cut(rows);
        gradients.begin();
        pool.run(pieces.size(), (carrier, p) -> {
            Replica replica = replicas.get(carrier);
            replica.run(pieces.get(p), data, order, from, rows, epoch, cancelled);
            gradients.add(p, replica.gradients());
        });
        if (!pieces.stream().allMatch(piece -> piece.complete)) {
            throw new CancellationException();
        }
        double loss = 0;
        int right = 0;
        for (Piece piece : pieces) {
            NonFinite nonFinite = piece.nonFinite;
            if (nonFinite != null) {
                throw new NonFiniteException(nonFinite);
            }
            loss += piece.loss;
            right += piece.right;
        }
        return new Found(loss, right);
    }

    private List<Piece> cut(int rows) {
        return cuts.computeIfAbsent(rows, n -> Piece.of(n, shards, block));
    }

    /** How the network does on a set. */
    Evaluation test(Dataset test) {
        List<Piece> pieces = cut(test.size());
        Tested[] parts = new Tested[pieces.size()];
        Tested.Answers answers = new Tested.Answers(test.size());
        pool.run(parts.length, (carrier, p) -> {
            Piece piece = pieces.get(p);
            parts[p] = Tested.of(replicas.get(carrier), test, piece.from, piece.to, answers);
        });
        List<Tested> found = Stream.of(parts).toList();
        return new Evaluation(Tested.sum(found), answers.predictions(found));
    }

    /** Ends its threads and gives the replicas' memory back. */
    @Override
    public void close() {
        pool.close();
        replicas.forEach(Replica::close);
    }
}
