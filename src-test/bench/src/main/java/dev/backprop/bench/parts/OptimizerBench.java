package dev.backprop.bench.parts;

import dev.backprop.bench.Job;
import dev.backprop.engine.backend.Backend;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Optimizer;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A rule's step on all the parameters of a job's network: 25,450 of the first, 109,386 of the third. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OptimizerBench {
    /** By its name on the command line. */
    @Param({"gd", "adam"})
    public String rule = "";

    /** Whose network. */
    @Param({"full", "adam"})
    public String job = "";

    @SuppressWarnings("NullAway.Init") // in prepare
    private Optimizer optimizer;

    @SuppressWarnings("NullAway.Init") // in prepare
    private List<Tensor> parameters;

    @SuppressWarnings("NullAway.Init") // in prepare
    private List<Tensor> gradients;

    @SuppressWarnings("NullAway.Init") // in prepare
    private List<List<Tensor>> states;

    private int steps;

    /** Parameters as drawn, gradients likewise but small. */
    @Setup
    public void prepare() {
        Nd4jStorage storage = new Nd4jStorage(DType.FLOAT32);
        Backend.useOneThread();
        Job of = Job.byId(job);
        optimizer = Optimizer.of(new OptimizerSpec(Rule.byId(rule).orElseThrow(), 1e-6, 0.9));
        parameters = drawn(of, storage, 0);
        gradients = drawn(of, storage, 1);
        gradients.forEach(g -> g.scale(1e-3));
        states = parameters.stream().map(p -> optimizer.state(storage, p)).toList();
    }

    private static List<Tensor> drawn(Job job, Nd4jStorage storage, long seed) {
        ParameterTensors tensors = ParameterTensors.zeros(job.spec(), storage);
        tensors.write(Parameters.draw(job.spec(), seed));
        return tensors.all();
    }

    /** One update. */
    @Benchmark
    public void step() {
        for (int p = 0; p < parameters.size(); p++) {
            optimizer.step(steps, parameters.get(p), gradients.get(p), states.get(p));
        }
        steps = (steps + 1) % 1000;
    }
}
