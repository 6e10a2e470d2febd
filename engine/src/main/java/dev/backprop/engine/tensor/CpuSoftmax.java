package dev.backprop.engine.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Softmax and log-softmax by rows into one tensor, and their gradients. Of a log-softmax it keeps the softmax, which comes on the
 * way and which the gradient of cross-entropy asks for, until the tensor is written to again.
 */
final class CpuSoftmax {
    private final CpuTensor out;
    /** Room of the tensor's shape, made when first needed and kept. */
    private @Nullable CpuTensor room;
    /** Whether {@code out} is a log-softmax and {@code room} its softmax. */
    private boolean kept;

    CpuSoftmax(CpuTensor out) {
        this.out = out;
    }

    /** The tensor has other numbers now. */
    void forget() {
        kept = false;
    }

    private CpuTensor room() {
        if (room == null) {
            room = new CpuTensor(out.shape());
        }
        return room;
    }

    void rows(CpuTensor x) {
        float[] row = x.load(0);
        FloatKernels.lessMaximum(row, out.size(), out.columns());
        out.store(row);
        out.exponentials(out);
        float[] softmax = out.load(0);
        FloatKernels.normalise(softmax, out.size(), out.columns());
        out.store(softmax);
    }

    void rowsBackward(CpuTensor y, CpuTensor upstream, Mode mode) {
        float[] gradient = Scratch.floats(2, out.size());
        FloatKernels.softmaxBackward(y.load(0), upstream.load(1), gradient, out.size(), out.columns());
        out.store(gradient, mode);
    }

    void logRows(CpuTensor x) {
        float[] log = x.load(0);
        FloatKernels.lessMaximum(log, out.size(), out.columns());
        out.store(log);
        room().exponentials(out);
        float[] softmax = room().load(1);
        FloatKernels.lessLogSum(log, softmax, out.size(), out.columns());
        out.store(log);
        FloatKernels.normalise(softmax, out.size(), out.columns());
        room().store(softmax);
        kept = true;
    }

    /** The softmax of which {@code out} is the logarithm. */
    CpuTensor ofLog() {
        if (!kept) {
            room().exponentials(out);
        }
        return room();
    }

    void close() {
        if (room != null) {
            room.close();
        }
    }
}
