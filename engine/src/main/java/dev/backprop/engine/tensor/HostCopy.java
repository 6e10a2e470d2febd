package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's copy, in the machine's own memory, of a 'c'-ordered FLOAT or DOUBLE array that may be elsewhere. Reading brings it up to
 * date; after a write it is the newer one, and the next operation on the device fetches it.
 */
final class HostCopy {
    private final INDArray array;
    private final boolean single;
    private final int size;

    HostCopy(INDArray array) {
        this.array = array;
        single = array.dataType() == DataType.FLOAT;
        size = Math.toIntExact(array.length());
    }

    void read(double[] target) {
        if (single) {
            FloatBuffer numbers = floats();
            for (int i = 0; i < size; i++) {
                target[i] = numbers.get(i);
            }
        } else {
            doubles().get(0, target, 0, size);
        }
    }

    void write(double[] source) {
        if (single) {
            FloatBuffer numbers = floats();
            for (int i = 0; i < size; i++) {
                numbers.put(i, (float) source[i]);
            }
        } else {
            doubles().put(0, source, 0, size);
        }
        written();
    }

    void write(FloatBuffer source) {
        if (single) {
            floats().put(0, source, 0, size);
        } else {
            DoubleBuffer numbers = doubles();
            for (int i = 0; i < size; i++) {
                numbers.put(i, source.get(i));
            }
        }
        written();
    }

    /** As {@link Tensor#writeBytes}. */
    void writeBytes(ByteBuffer source, double divisor) {
        if (single) {
            FloatBuffer numbers = floats();
            for (int i = 0; i < size; i++) {
                numbers.put(i, (float) (unsigned(source, i) / divisor));
            }
        } else {
            DoubleBuffer numbers = doubles();
            for (int i = 0; i < size; i++) {
                numbers.put(i, unsigned(source, i) / divisor);
            }
        }
        written();
    }

    private static int unsigned(ByteBuffer source, int i) {
        return source.get(source.position() + i) & 0xff;
    }

    /** asNio… brings the machine's copy up to date. */
    private FloatBuffer floats() {
        return array.data().asNioFloat();
    }

    private DoubleBuffer doubles() {
        return array.data().asNioDouble();
    }

    private void written() {
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
    }
}
