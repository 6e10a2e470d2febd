package dev.backprop.bench.parts;

import dev.backprop.bench.Job;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Tensor;
import dev.backprop.engine.train.Shuffle;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A block of 250 samples from the data set into a network's tensors, one place of the data after the other, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DataBench {
    private static final int ROWS = OperationBench.ROWS;

    private final Dataset data = Mnist.bundled().train();
    private final int[] order = Shuffle.order(data.size(), Job.SEED, 0);
    private final Tensor pixels = new Nd4jStorage(DType.FLOAT32).zeros(new Shape(ROWS, data.features()));
    private final ByteBuffer gathered = ByteBuffer.allocateDirect(ROWS * data.features());
    private final FloatBuffer targets = OperationBench.floats(ROWS * data.classes());
    private int block;

    private int next() {
        block = (block + 1) % (data.size() / ROWS);
        return block * ROWS;
    }

    /** As a full batch reads it. */
    @Benchmark
    public void pixelsInOrder() {
        pixels.writeBytes(data.bytes(next(), ROWS), OperationBench.WHITE);
    }

    /** As mini-batches read it. */
    @Benchmark
    public void pixelsShuffled() {
        data.readBytes(order, next(), ROWS, gathered);
        pixels.writeBytes(gathered, OperationBench.WHITE);
    }

    /** One-hot. */
    @Benchmark
    public void targets() {
        targets.clear();
        data.readLabels(next(), ROWS, targets);
    }
}
