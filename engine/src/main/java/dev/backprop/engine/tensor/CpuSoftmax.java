package dev.backprop.engine.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Softmax and log-softmax by rows into one tensor, and their gradients. Of a log-softmax it keeps the softmax, which comes on the
 * way and which the gradient of cross-entropy asks for, until the tensor is written to again.
 */
final class CpuSoftmax {
    private final CpuTensor out;
    /** Made when first needed and kept. */
    private @Nullable CpuRows rows;
    /** Whether {@code out} is a log-softmax and its room holds the softmax. */
    private boolean kept;

    CpuSoftmax(CpuTensor out) {
        this.out = out;
    }

    /** The tensor has other numbers now. */
    void forget() {
        kept = false;
    }

    private CpuRows rows() {
        if (rows == null) {
            rows = new CpuRows(out.shape());
        }
        return rows;
    }

    void rows(CpuTensor x) {
        lessMaximum(x);
        out.exponentials(out);
        rows().sums(out);
        rows().divide(out);
    }

    /** The arguments whose exponentials cannot overflow. */
    private void lessMaximum(CpuTensor x) {
        rows().maxima(x);
        if (x != out) {
            out.copy(x);
        }
        rows().subtractFrom(out);
    }

    void rowsBackward(CpuTensor y, CpuTensor upstream, Mode mode) {
        CpuTensor gradient = mode == Mode.SET && out != y ? out : out.room();
        rows().sums(upstream, y);
        if (gradient != upstream) {
            gradient.copy(upstream);
        }
        rows().subtractFrom(gradient);
        gradient.multiply(y);
        out.take(gradient, mode);
    }

    void logRows(CpuTensor x) {
        lessMaximum(x);
        CpuTensor softmax = out.room();
        softmax.exponentials(out);
        rows().sums(softmax);
        float[] logs = rows().load(0);
        for (int r = 0; r < out.shape().rows(); r++) {
            logs[r] = (float) Math.log(logs[r]);
        }
        rows().divide(softmax);
        rows().store(logs);
        rows().subtractFrom(out);
        kept = true;
    }

    /** The softmax of which {@code out} is the logarithm. */
    CpuTensor ofLog() {
        if (!kept) {
            out.room().exponentials(out);
        }
        return out.room();
    }

    /** {@code out} ← (+) s·(p·Σt − t), row by row, of a softmax p and a target t: the gradient of cross-entropy after a log-softmax. */
    void crossEntropyBackward(CpuTensor p, CpuTensor target, float s, Mode mode) {
        CpuTensor gradient = mode == Mode.SET ? out : out.room();
        gradient.copy(p);
        if (!rows().sumToOne(target)) {
            rows().sums(target);
            rows().multiply(gradient);
        }
        gradient.axpy(-1, target);
        gradient.scale(s);
        out.take(gradient, mode);
    }

    void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
