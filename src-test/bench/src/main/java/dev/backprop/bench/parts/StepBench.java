package dev.backprop.bench.parts;

import dev.backprop.bench.Job;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.EpochRecord;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;
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

/** One whole step of training: read, forward, backward, update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBench {
    /** Job, samples and workers: one shard's block; a mini-batch of the second and of the third job, by two workers and by one. */
    @Param({"full/250/1", "full/64/2", "full/64/1", "adam/256/2", "adam/256/1"})
    public String step = "";

    @SuppressWarnings("NullAway.Init") // in prepare
    private Trainer trainer;

    /** A trainer whose whole set is that one batch. */
    @Setup
    public void prepare() {
        String[] parts = step.split("/");
        Job job = Job.byId(parts[0]);
        int workers = Integer.parseInt(parts[2]);
        TrainingConfig config =
                new TrainingConfig(job.spec(), job.optimizer(), TrainingConfig.FULL, Job.SEED, workers, workers);
        trainer = new Trainer(
                Mnist.bundled().train().first(Integer.parseInt(parts[1])),
                config,
                Parameters.draw(job.spec(), Job.SEED));
    }

    /** That batch, once. */
    @Benchmark
    public EpochRecord batch() {
        return trainer.epoch();
    }

    /** Ends its threads. */
    @TearDown
    public void close() {
        trainer.close();
    }
}
