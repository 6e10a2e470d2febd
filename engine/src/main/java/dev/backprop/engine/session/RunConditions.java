package dev.backprop.engine.session;

import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.train.PixelRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a run an unusual one: in a session each is written only where it is not as in {@link #USUAL}, and all
 * but the loss as fields that other readers pass over.
 *
 * @param loss {@code loss}: what is learnt by
 * @param zeroGrad {@code x-zero-grad}: whether gradients begin at zero in each step
 * @param pixels {@code x-pixels}: {@code 0-1} or {@code 0-255}
 * @param changes {@code x-legs}: what was changed on the way, by ascending epochs; the block's own fields are those from epoch 0 on
 * @param batchesDone {@code x-batches}: how many batches the run has behind it of the epoch after those done, at least 0
 * @param state {@code x-state}: NPZ of the optimizer's state after the epochs done, beside the session; null where there is none
 */
public record RunConditions(
        Loss loss,
        boolean zeroGrad,
        PixelRange pixels,
        List<Change> changes,
        int batchesDone,
        @Nullable String state) {
    /** The command line's run. */
    public static final RunConditions USUAL =
            new RunConditions(Loss.CROSS_ENTROPY, true, PixelRange.UNIT, List.of(), 0, null);

    /** Keeps its own list. */
    public RunConditions {
        changes = List.copyOf(changes);
    }

    /**
     * What a run went on by.
     *
     * @param epoch from which epoch on, at least 1
     * @param optimizer rule, lr and beta
     * @param batch rows of a batch, at least 1; null is the full batch
     * @param zeroGrad whether gradients begin at zero in each step
     */
    public record Change(
            int epoch, OptimizerSpec optimizer, @Nullable Integer batch, boolean zeroGrad) {}
}
