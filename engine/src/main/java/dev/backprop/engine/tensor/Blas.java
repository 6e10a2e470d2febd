package dev.backprop.engine.tensor;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.ndarray.INDArray;

/** OpenBLAS called straight on the memory of an ND4J array: 0.07 µs a call, where ND4J's own way takes 10. */
abstract class Blas {
    final int rows;
    final int columns;

    private Blas(INDArray array) {
        rows = (int) array.size(0);
        columns = (int) array.size(1);
    }

    /** The calls for the memory of {@code array}, which is 'c'-ordered and on the CPU. */
    static Blas over(INDArray array) {
        Pointer pointer = array.data().addressPointer();
        return switch (array.dataType()) {
            case FLOAT -> new SinglePrecision(array, new FloatPointer(pointer));
            case DOUBLE -> new DoublePrecision(array, new DoublePointer(pointer));
            default ->
                throw new IllegalArgumentException(
                        "number type: found " + array.dataType() + ", expected FLOAT or DOUBLE");
        };
    }

    int size() {
        return rows * columns;
    }

    static int flag(boolean transpose) {
        return transpose ? openblas.CblasTrans : openblas.CblasNoTrans;
    }

    abstract void gemm(Blas a, boolean transposeA, Blas b, boolean transposeB, Mode mode);

    abstract void axpy(double alpha, Blas x);

    abstract double dot(Blas x);

    abstract double absoluteSum();

    abstract void read(double[] target);

    abstract void write(double[] source);

    abstract void write(FloatBuffer source);

    private static final class SinglePrecision extends Blas {
        private final FloatPointer data;
        private final FloatBuffer buffer;

        SinglePrecision(INDArray array, FloatPointer pointer) {
            super(array);
            data = pointer;
            buffer = pointer.capacity(size()).asBuffer();
        }

        private static FloatPointer of(Blas blas) {
            return ((SinglePrecision) blas).data;
        }

        @Override
        void gemm(Blas a, boolean transposeA, Blas b, boolean transposeB, Mode mode) {
            int k = transposeA ? a.rows : a.columns;
            float beta = mode == Mode.ADD ? 1 : 0;
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    flag(transposeA),
                    flag(transposeB),
                    rows,
                    columns,
                    k,
                    1f,
                    of(a),
                    a.columns,
                    of(b),
                    b.columns,
                    beta,
                    data,
                    columns);
        }

        @Override
        void axpy(double alpha, Blas x) {
            openblas.cblas_saxpy(size(), (float) alpha, of(x), 1, data, 1);
        }

        @Override
        double dot(Blas x) {
            return openblas.cblas_sdot(size(), data, 1, of(x), 1);
        }

        @Override
        double absoluteSum() {
            return openblas.cblas_sasum(size(), data, 1);
        }

        @Override
        void read(double[] target) {
            for (int i = 0; i < size(); i++) {
                target[i] = buffer.get(i);
            }
        }

        @Override
        void write(double[] source) {
            for (int i = 0; i < size(); i++) {
                buffer.put(i, (float) source[i]);
            }
        }

        @Override
        void write(FloatBuffer source) {
            buffer.put(0, source, 0, size());
        }
    }

    private static final class DoublePrecision extends Blas {
        private final DoublePointer data;
        private final java.nio.DoubleBuffer buffer;

        DoublePrecision(INDArray array, DoublePointer pointer) {
            super(array);
            data = pointer;
            buffer = pointer.capacity(size()).asBuffer();
        }

        private static DoublePointer of(Blas blas) {
            return ((DoublePrecision) blas).data;
        }

        @Override
        void gemm(Blas a, boolean transposeA, Blas b, boolean transposeB, Mode mode) {
            int k = transposeA ? a.rows : a.columns;
            double beta = mode == Mode.ADD ? 1 : 0;
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    flag(transposeA),
                    flag(transposeB),
                    rows,
                    columns,
                    k,
                    1,
                    of(a),
                    a.columns,
                    of(b),
                    b.columns,
                    beta,
                    data,
                    columns);
        }

        @Override
        void axpy(double alpha, Blas x) {
            openblas.cblas_daxpy(size(), alpha, of(x), 1, data, 1);
        }

        @Override
        double dot(Blas x) {
            return openblas.cblas_ddot(size(), data, 1, of(x), 1);
        }

        @Override
        double absoluteSum() {
            return openblas.cblas_dasum(size(), data, 1);
        }

        @Override
        void read(double[] target) {
            buffer.get(0, target, 0, size());
        }

        @Override
        void write(double[] source) {
            buffer.put(0, source, 0, size());
        }

        @Override
        void write(FloatBuffer source) {
            for (int i = 0; i < size(); i++) {
                buffer.put(i, source.get(i));
            }
        }
    }
}
