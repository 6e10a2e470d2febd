package dev.backprop.engine.tensor;

import dev.backprop.engine.backend.Backend;

/** Tensors of ND4J, on whatever backend is live. */
public final class Nd4jStorage implements Storage {
    private final DType dtype;
    private final boolean cpu;

    /**
     * Starts ND4J if this is the first use of it, which takes 0.4–1.7 s.
     *
     * @param dtype the number type of its tensors
     */
    public Nd4jStorage(DType dtype) {
        this.dtype = dtype;
        this.cpu = Backend.live().isCpu();
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Tensor zeros(Shape shape) {
        return cpu && dtype == DType.FLOAT32 ? new CpuTensor(shape) : new DeviceTensor(shape, dtype);
    }
}
