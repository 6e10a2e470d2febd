package dev.backprop.engine.tensor;

/** Where tensors live. */
public interface Storage {
    /** The number type of its tensors. */
    DType dtype();

    /** A new tensor of zeros. */
    Tensor zeros(Shape shape);

    /** A new tensor of zeros of {@code rows} by {@code columns}. */
    default Tensor zeros(int rows, int columns) {
        return zeros(new Shape(rows, columns));
    }
}
