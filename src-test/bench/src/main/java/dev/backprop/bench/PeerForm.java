package dev.backprop.bench;

import dev.backprop.engine.optim.Rule;

/**
 * How PyTorch's native library is driven, for one and the same result. {@link PeerForms} times the choices; the fastest are
 * {@link #fastest}.
 *
 * @param gather where the rows of a mini-batch come from
 * @param update who changes the parameters
 * @param zero how the next batch's gradients start from zero
 * @param ownLoss the cross-entropy as log-softmax, gather and mean instead of DJL's {@code Loss}
 * @param readEach whether the loss of every batch is fetched
 */
record PeerForm(Gather gather, Update update, Zero zero, boolean ownLoss, boolean readEach) {
    /** The rows of a mini-batch. */
    enum Gather {
        /** {@code index_select} of the batch's rows, which DJL reaches as an embedding. */
        SELECT,
        /** DJL's own indexing by an array, {@code x.get(NDArray)}. */
        INDEX,
        /** The whole set put in order at the start of the epoch, then views of it. */
        SORT
    }

    /** Who changes the parameters. */
    enum Update {
        /** DJL's native {@code sgdUpdate} and {@code adamUpdate}. */
        NATIVE,
        /** In-place operations of arrays. */
        IN_PLACE
    }

    /** The gradients' way back to zero. */
    enum Zero {
        /** The gradient less itself, in place. */
        SUBTRACT,
        /** New leaves over the same memory, so that backward hands its own arrays over: PyTorch's set_to_none. */
        FRESH
    }

    /**
     * The fastest for a rule. On two cores, in ms for the three jobs: as here 53, 200 and 291; with SUBTRACT 54, 205 and 297;
     * with INDEX 53, 248 and 312; with SORT 53, 247 and 338; with DJL's native step for plain descent 53 and 238, for it copies
     * the gradient. Its Adam and one made of in-place operations take the same (297 and 298 with SUBTRACT).
     */
    static PeerForm fastest(Rule rule) {
        Update update = rule == Rule.ADAM ? Update.NATIVE : Update.IN_PLACE;
        return new PeerForm(Gather.SELECT, update, Zero.FRESH, true, false);
    }
}
