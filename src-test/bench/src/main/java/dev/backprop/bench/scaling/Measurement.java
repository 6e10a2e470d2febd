package dev.backprop.bench.scaling;

import dev.backprop.bench.Job;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/** Times full-batch epochs at every place of the three axes; all places take turns, so that a drift of the machine hits all. */
final class Measurement implements AutoCloseable {
    /** A short epoch is repeated within a round until so much time has passed. */
    private static final double ROUND_MILLIS = 40;

    private static final int WARM_UP = 3;

    /** A place that is being measured. */
    private record Place(Axis axis, int value, Trainer trainer, List<Double> millis) {}

    private final List<Place> places = new ArrayList<>();
    private final String backend;

    Measurement(Dataset data, int cores) {
        for (Axis axis : Axis.values()) {
            for (int value : axis.values(cores)) {
                places.add(new Place(axis, value, trainer(axis, value, data, cores), new ArrayList<>()));
            }
        }
        backend = places.get(0).trainer().backend();
    }

    private static Trainer trainer(Axis axis, int value, Dataset data, int cores) {
        MlpSpec spec = Job.network(List.of(axis.hidden(value)), Activation.SIGMOID);
        int workers = axis.workers(value, cores);
        TrainingConfig config =
                new TrainingConfig(spec, OptimizerSpec.DEFAULT, TrainingConfig.FULL, Job.SEED, workers, workers);
        return new Trainer(data.first(axis.samples(value)), config, Parameters.draw(spec, Job.SEED));
    }

    String backend() {
        return backend;
    }

    /** So many counted rounds over all places. */
    List<Point> run(int rounds) {
        for (int r = -WARM_UP; r < rounds; r++) {
            for (Place place : places) {
                double total = 0;
                while (total < ROUND_MILLIS) {
                    double took = 1000 * place.trainer().epoch().seconds();
                    total += took;
                    if (r >= 0) {
                        place.millis().add(took);
                    }
                }
            }
        }
        return places.stream()
                .map(p -> new Point(
                        p.axis(),
                        p.value(),
                        p.millis().stream().mapToDouble(Double::doubleValue).toArray()))
                .toList();
    }

    @Override
    public void close() {
        places.forEach(p -> p.trainer().close());
    }
}
