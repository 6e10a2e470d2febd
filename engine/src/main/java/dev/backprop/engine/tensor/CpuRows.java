package dev.backprop.engine.tensor;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;

/**
 * A number for each row of tensors of one shape, and work on whole rows by it. Sums are taken column by column, so that they add
 * in order, as a loop over a row does; how BLAS would sum a row depends on the processor.
 */
final class CpuRows {
    private static final int RECIPROCAL = new Reciprocal().opNum();

    private final int rows;
    private final int columns;
    /** The number of each row. */
    private final CpuTensor numbers;
    /** A row of ones: with it a product repeats the numbers along their rows. */
    private final CpuTensor ones;
    /** The numbers of the rows, repeated. */
    private final CpuTensor repeated;

    CpuRows(Shape shape) {
        rows = shape.rows();
        columns = shape.columns();
        numbers = new CpuTensor(new Shape(rows, 1));
        ones = new CpuTensor(new Shape(1, columns));
        ones.fill(1);
        repeated = new CpuTensor(shape);
    }

    /** The numbers ← the largest element of each row of x; any, where one of the row is NaN. */
    void maxima(CpuTensor x) {
        float[] maxima = Scratch.floats(1, rows);
        FloatKernels.rowMaxima(x.load(0), maxima, rows, columns);
        numbers.store(maxima);
    }

    /** The numbers ← the sum of each row of x. */
    void sums(CpuTensor x) {
        FloatPointer column = new FloatPointer(x.data());
        openblas.cblas_scopy(rows, column, columns, numbers.data(), 1);
        for (int j = 1; j < columns; j++) {
            openblas.cblas_saxpy(rows, 1f, column.position(j), columns, numbers.data(), 1);
        }
    }

    /** The numbers ← the sum of each row of a ⊙ b. */
    void sums(CpuTensor a, CpuTensor b) {
        repeated.copy(a);
        repeated.multiply(b);
        sums(repeated);
    }

    /** Whether each row of x sums to exactly 1, as one-hot rows do in whatever order they are summed. */
    boolean sumToOne(CpuTensor x) {
        openblas.cblas_sgemv(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                rows,
                columns,
                1,
                x.data(),
                columns,
                ones.data(),
                1,
                0,
                numbers.data(),
                1);
        float[] sums = numbers.load(0);
        for (int r = 0; r < rows; r++) {
            if (sums[r] != 1) {
                return false;
            }
        }
        return true;
    }

    /** The numbers, in the thread's array {@code slot}, which may be longer. */
    float[] load(int slot) {
        return numbers.load(slot);
    }

    void store(float[] floats) {
        numbers.store(floats);
    }

    /** Each row of x less its number. */
    void subtractFrom(CpuTensor x) {
        repeat();
        x.axpy(-1, repeated);
    }

    /** Each row of x divided by its number: multiplied by the reciprocal. */
    void divide(CpuTensor x) {
        numbers.same(RECIPROCAL);
        multiply(x);
    }

    /** Each row of x times its number. */
    void multiply(CpuTensor x) {
        repeat();
        x.multiply(repeated);
    }

    private void repeat() {
        CpuProducts.multiply(repeated, numbers, false, ones, false, 1, Mode.SET);
    }

    void close() {
        numbers.close();
        ones.close();
        repeated.close();
    }
}
