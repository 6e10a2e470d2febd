package dev.backprop.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a batch, or of a test set, that a thread carries at a time, and what it finds on them. A shard of a large batch
 * has many: were it one thread's alone, all would wait for the thread that has to stand back for a moment.
 */
final class Piece {
    /** Blocks of a piece: enough to make handing it out cheap, and few enough that nobody waits long for the last one. */
    private static final int BLOCKS = 4;

    final int from;
    final int to;
    double loss;
    int right;
    boolean complete;

    @Nullable
    NonFinite nonFinite;

    private Piece(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /**
     * All rows, in order: each shard's share of them, in pieces.
     *
     * @param rows of the batch
     * @param shards that it is split over, as evenly as it goes
     * @param block rows of a block
     */
    static List<Piece> of(int rows, int shards, int block) {
        List<Piece> pieces = new ArrayList<>();
        for (int s = 0; s < shards; s++) {
            int last = (int) ((long) rows * (s + 1) / shards);
            int most = (int) Math.min((long) BLOCKS * block, rows);
            for (int start = (int) ((long) rows * s / shards); start < last; start += most) {
                pieces.add(new Piece(start, Math.min(last, start + most)));
            }
        }
        return pieces;
    }

    void reset() {
        loss = 0;
        right = 0;
        complete = false;
        nonFinite = null;
    }
}
