package dev.backprop.bench.parts;

import dev.backprop.bench.Job;
import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Every operation of the first job's network, forward and backward, over one block of 250 samples, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OperationBench {
    /** Samples of a block, as the trainer has them. */
    static final int ROWS = 250;
    /** What a pixel is divided by. */
    static final double WHITE = 255;

    /** The node that the operation computes: products, additions of a bias, sigmoid, softmax, cross-entropy. */
    @Param({"layers.0.matmul", "z1", "h1", "layers.1.matmul", "z2", "h2", "loss"})
    public String node = "";

    @SuppressWarnings("NullAway.Init") // in prepare
    private Mlp network;

    @SuppressWarnings("NullAway.Init") // in prepare
    private Node target;

    /** Fills a network and goes forward and backward once, so that every operand holds what it would hold. */
    @Setup
    public void prepare() {
        Nd4jStorage storage = new Nd4jStorage(DType.FLOAT32);
        Backend.useOneThread();
        ParameterTensors parameters = ParameterTensors.zeros(Job.FULL.spec(), storage);
        parameters.write(Parameters.draw(Job.FULL.spec(), Job.SEED));
        network = Mlp.over(Job.FULL.spec(), storage, ROWS, parameters);
        Dataset data = Mnist.bundled().train();
        network.x().value().writeBytes(data.bytes(0, ROWS), WHITE);
        FloatBuffer y = floats(ROWS * data.classes());
        data.readLabels(0, ROWS, y);
        network.y().value().write(y);
        network.graph().forward();
        network.graph().backward(network.loss());
        target = network.graph()
                .find(node)
                .orElseThrow(() -> new IllegalArgumentException(
                        node + ": expected one of " + network.graph().nodes()));
    }

    static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Its value from its operands' values. */
    @Benchmark
    public void forward() {
        network.graph().forward(target);
    }

    /** Its part in its operands' gradients: the first one for what it computes from, one more for a parameter. */
    @Benchmark
    public void backward() {
        network.graph().zeroIntermediateGrad();
        target.computedBy().backward(target);
    }

    /** Gives the memory back. */
    @TearDown
    public void close() {
        network.close();
        network.parameters().close();
    }
}
