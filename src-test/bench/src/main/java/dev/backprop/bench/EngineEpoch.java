package dev.backprop.bench;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.train.Checkpoint;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;

/** This engine, exactly as {@code backprop train} runs it: its {@link Trainer}, as many shards as threads, its own clock. */
final class EngineEpoch implements Side {
    private final Dataset data;
    private final Trainer trainer;
    private final Checkpoint start;

    EngineEpoch(Job job, Dataset data, Parameters initial, int threads) {
        this.data = data;
        TrainingConfig config =
                new TrainingConfig(job.spec(), job.optimizer(), job.batch(), Job.SEED, threads, threads);
        trainer = new Trainer(data, config, initial);
        start = trainer.checkpoint();
    }

    @Override
    public double epoch() {
        trainer.restore(start);
        return 1000 * trainer.epoch().seconds();
    }

    @Override
    public double loss() {
        return trainer.evaluate(data).loss();
    }

    @Override
    public String description() {
        return "this engine on " + trainer.backend() + ", " + Versions.nd4j();
    }

    @Override
    public void close() {
        trainer.close();
    }
}
