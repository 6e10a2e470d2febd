package dev.backprop.engine.tensor;

import dev.backprop.engine.backend.Backend;

/**
 * Tensors of ND4J through its public operations alone, wherever their numbers are: what a GPU takes. It runs on the CPU backend
 * too, slower than {@link Nd4jStorage} there, and is tested on both.
 */
public final class DeviceStorage implements Storage {
    private final DType dtype;

    /**
     * Starts ND4J if this is the first use of it.
     *
     * @param dtype the number type of its tensors
     */
    public DeviceStorage(DType dtype) {
        this.dtype = dtype;
        Backend.live();
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Tensor zeros(Shape shape) {
        return new DeviceTensor(shape, dtype);
    }
}
