package dev.backprop.engine.tensor;

/** FLOAT64 in plain Java arrays: needs neither ND4J's start-up nor its price per call. For tensors of a few thousand. */
public final class PlainStorage implements Storage {
    /** The only one: it has no state. */
    public static final PlainStorage INSTANCE = new PlainStorage();

    private PlainStorage() {}

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public Tensor zeros(Shape shape) {
        return new PlainTensor(shape);
    }
}
