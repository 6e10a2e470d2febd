package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.RunStateFile;
import dev.backprop.engine.session.TrainingBlock;
import dev.backprop.engine.train.Checkpoint;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.EpochRecord;
import dev.backprop.engine.train.LayerNorms;
import dev.backprop.engine.train.Leg;
import dev.backprop.engine.train.Origin;
import dev.backprop.engine.train.Trainer;
import dev.backprop.engine.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The epochs that a saved run has behind it, as files hold them.
 *
 * @param first what it was until the first change
 * @param changes what it was from which epoch on, ascending
 * @param state NPZ of its whole state after its epochs
 * @param history NPZ of norms and measurements; null where there is none
 * @param metrics of each of its epochs
 */
record Past(
        TrainingSettings first,
        List<Change> changes,
        Path state,
        @Nullable Path history,
        List<TrainingBlock.Metric> metrics) {
    /** What a run went on by. */
    record Change(int epoch, TrainingSettings settings) {}

    /**
     * Reads the state, and makes the states before it ones that can be trained again.
     *
     * @param threads that carry the run
     * @throws BadInputException where the files do not belong together
     */
    Beginning.WithPast read(Mnist data, int threads) {
        TrainingConfig config = first.config(data, threads);
        List<Leg> legs = new ArrayList<>(List.of(new Leg(0, config)));
        for (Change change : changes) {
            legs.add(new Leg(change.epoch(), change.settings().config(data, threads)));
        }
        Parameters initial = first.init().weights(config.spec(), first.seed());
        Checkpoint begin;
        Checkpoint like;
        try (Trainer trainer = new Trainer(data.train(), config, initial)) {
            begin = trainer.checkpoint();
            trainer.reconfigure(legs.get(legs.size() - 1).config());
            like = trainer.checkpoint();
        }
        Checkpoint saved = RunStateFile.read(state, like);
        if (saved.epoch() != metrics.size()) {
            throw BadInputException.at(
                    state + ": epoch", saved.epoch() + "", metrics.size() + ", as many as the session has metrics");
        }
        RunHistoryFile.Content content = history == null
                ? RunHistoryFile.Content.NOTHING
                : RunHistoryFile.read(
                        history, metrics.size(), config.spec().layers().size());
        Map<Integer, Checkpoint> keyframes = new LinkedHashMap<>();
        keyframes.put(0, begin);
        keyframes.put(saved.epoch(), saved);
        return new Beginning.WithPast(new Origin(legs, measured(content), content.tests(), keyframes, saved), "");
    }

    private List<EpochMetrics> measured(RunHistoryFile.Content content) {
        List<EpochMetrics> measured = new ArrayList<>();
        List<List<LayerNorms>> norms = content.norms();
        for (int e = 0; e < metrics.size(); e++) {
            TrainingBlock.Metric metric = metrics.get(e);
            measured.add(new EpochMetrics(
                    new EpochRecord(
                            metric.epoch(), metric.loss(), metric.seconds(), content.accuracy(e, metrics.size())),
                    norms.isEmpty() ? List.of() : norms.get(e)));
        }
        return measured;
    }
}
