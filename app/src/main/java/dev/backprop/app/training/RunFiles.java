package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.RunConditions;
import dev.backprop.engine.session.RunStateFile;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.session.SessionWriter;
import dev.backprop.engine.session.TrainingBlock;
import dev.backprop.engine.session.ViewBlock;
import dev.backprop.engine.session.Weights;
import dev.backprop.engine.train.Checkpoint;
import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.Leg;
import dev.backprop.engine.train.TestPoint;
import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as a session that opens again where it was. Beside it lie the weights ({@code NAME.npz}, for others too), the whole
 * state ({@code NAME.state.npz}), what charts know besides ({@code NAME.history.npz}) and, where they are not drawn from the
 * seed as usual, the first weights ({@code NAME.init.npz}). Either all of them are new afterwards, or none is.
 */
final class RunFiles {
    private static final String BLOCK = "training";
    private static final String HISTORY = "x-history";
    private static final String INIT = "x-init";
    private static final String NAME = "x-name";

    private RunFiles() {}

    /**
     * Writes the run as it is; while it trains and its newest epoch has no state that is kept, as it was after the last one that
     * has. Within an epoch the state before that is written, and how many batches are to be trained again.
     *
     * @param cursor the epoch that is shown; negative: the last one
     */
    static void write(Path file, @Nullable LabRun run, int cursor) {
        TrainingSnapshot snapshot = run == null ? null : run.current();
        if (run == null || snapshot == null) {
            throw new BadInputException("training: nothing to save yet, expected the digits to be read first");
        }
        Checkpoint state = snapshot.history()
                .keyframe(snapshot.epoch())
                .filter(s -> s.epoch() > 0)
                .orElse(null);
        int done = state == null ? 0 : state.epoch();
        List<EpochMetrics> metrics = snapshot.metrics().subList(0, done);
        List<TestPoint> tests =
                snapshot.tests().stream().filter(t -> t.epoch() <= done).toList();
        Names names = new Names(file, run.settings());
        int batches = done == snapshot.epoch() ? snapshot.batchesDone() : 0;
        TrainingBlock block = block(run, snapshot, names, metrics, tests, batches);
        try (FileSet files = new FileSet()) {
            if (names.init != null) {
                files.add(
                        file.resolveSibling(names.init),
                        to -> Weights.write(to, snapshot.plan().initial(), true));
            }
            if (state != null) {
                files.add(
                        file.resolveSibling(names.weights),
                        to -> Weights.write(
                                to, state.in(snapshot.plan().config().spec()), true));
                files.add(file.resolveSibling(names.state), to -> RunStateFile.write(to, state));
                files.add(file.resolveSibling(names.history), to -> RunHistoryFile.write(to, metrics, tests));
            }
            ViewBlock view = new ViewBlock(BLOCK, cursor < 0 ? null : Math.min(cursor, done), null, null, Map.of());
            Session session = new Session(
                    null,
                    List.of(),
                    block.optimizer(),
                    block.seed(),
                    0,
                    block,
                    null,
                    view,
                    extensions(run, names, state != null));
            files.add(file, to -> SessionWriter.write(to, session));
            files.commit();
        }
    }

    /** What the files beside a session are called. */
    private static final class Names {
        final @Nullable String init;
        final String weights;
        final String state;
        final String history;

        Names(Path file, TrainingSettings settings) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            String stem = dot > 0 ? name.substring(0, dot) : name;
            init = settings.init().kind() == InitialWeights.Kind.SEED ? null : stem + ".init.npz";
            weights = stem + ".npz";
            state = stem + ".state.npz";
            history = stem + ".history.npz";
        }
    }

    private static TrainingBlock block(
            LabRun run,
            TrainingSnapshot snapshot,
            Names names,
            List<EpochMetrics> metrics,
            List<TestPoint> tests,
            int batches) {
        TrainingSettings settings = run.settings();
        int done = metrics.size();
        // What is changed within an epoch holds from the next one on.
        int last = batches > 0 ? done + 1 : done;
        List<Leg> legs =
                snapshot.legs().stream().filter(leg -> leg.fromEpoch() <= last).toList();
        TrainingConfig first = legs.get(0).config();
        List<RunConditions.Change> changes = legs.stream()
                .skip(1)
                .map(leg -> new RunConditions.Change(
                        leg.fromEpoch(),
                        leg.config().optimizer(),
                        rows(leg.config()),
                        leg.config().zeroGrad()))
                .toList();
        Path folder = settings.data().folder();
        TestPoint newest = tests.isEmpty() ? null : tests.get(tests.size() - 1);
        return new TrainingBlock(
                folder == null ? TrainingBlock.BUNDLED : folder.toAbsolutePath().toString(),
                run.data().sha256(),
                settings.epochs(),
                first.optimizer(),
                rows(first),
                settings.hidden(),
                settings.activation(),
                settings.output(),
                names.init,
                settings.seed(),
                null,
                TrainingBlock.DEFAULT_REPORT,
                settings.shards(),
                done,
                done == 0 ? null : names.weights,
                metrics.stream()
                        .map(m -> new TrainingBlock.Metric(
                                m.record().epoch(),
                                m.record().loss(),
                                m.record().seconds()))
                        .toList(),
                newest == null || newest.epoch() != done
                        ? null
                        : newest.metrics().accuracy(),
                new RunConditions(
                        settings.loss(),
                        first.zeroGrad(),
                        settings.pixels(),
                        changes,
                        batches,
                        done == 0 ? null : names.state));
    }

    private static @Nullable Integer rows(TrainingConfig config) {
        return config.batch() == TrainingConfig.FULL ? null : config.batch();
    }

    private static Extensions extensions(LabRun run, Names names, boolean trained) {
        Map<String, Map<String, String>> all =
                new LinkedHashMap<>(run.extensions().fields());
        Map<String, String> own = new LinkedHashMap<>(run.extensions().at(BLOCK));
        own.remove(INIT);
        own.remove(HISTORY);
        own.put(NAME, Json.quoted(run.nameProperty().get()));
        InitialWeights.Kind kind = run.settings().init().kind();
        if (kind == InitialWeights.Kind.ZEROS || kind == InitialWeights.Kind.LARGE) {
            own.put(INIT, Json.quoted(kind.id()));
        }
        if (trained) {
            own.put(HISTORY, Json.quoted(names.history));
        }
        all.put(BLOCK, own);
        return new Extensions(all);
    }

    /**
     * Reads a session and what lies beside it but for the state, which its data has to be there for.
     *
     * @throws BadInputException where it holds no run, or one that cannot be had
     */
    static Opened read(Path file) {
        Session session = SessionReader.read(file);
        TrainingBlock block = session.training();
        if (block == null) {
            throw BadInputException.at(file.toString(), "no training block", "a session of a training run");
        }
        Map<String, String> own = session.extensions().at(BLOCK);
        TrainingSettings first = settings(file, block, Json.text(own.get(INIT)));
        List<Past.Change> changes = new ArrayList<>();
        for (RunConditions.Change change : block.conditions().changes()) {
            Integer batch = change.batch();
            changes.add(new Past.Change(
                    change.epoch(),
                    first.withOptimizer(change.optimizer())
                            .withBatch(batch == null ? TrainingConfig.FULL : batch)
                            .withZeroGrad(change.zeroGrad())));
        }
        String state = block.conditions().state();
        int done = block.epochsDone();
        int batches = block.conditions().batchesDone();
        // A change within the epoch under way holds after it.
        int last = changes.size() - 1;
        TrainingSettings next = batches > 0 && last >= 0 && changes.get(last).epoch() == done + 1
                ? changes.remove(last).settings()
                : null;
        if (state == null && !changes.isEmpty()) {
            throw BadInputException.at(
                    file + ": training.changes", "no state beside them", "training.state, to go on from");
        }
        Past past = null;
        if (state != null && done > 0) {
            String history = Json.text(own.get(HISTORY));
            past = new Past(
                    first,
                    changes.stream().filter(change -> change.epoch() < done).toList(),
                    file.resolveSibling(state),
                    history == null ? null : file.resolveSibling(history),
                    block.metrics());
        }
        ViewBlock view = session.view();
        Integer cursor = view == null ? null : view.cursor();
        TrainingSettings newest =
                changes.isEmpty() ? first : changes.get(changes.size() - 1).settings();
        return new Opened(
                Json.text(own.get(NAME)),
                file.toString(),
                newest,
                done,
                batches,
                next,
                cursor == null ? -1 : cursor,
                past,
                block.sha256(),
                session.extensions());
    }

    private static TrainingSettings settings(Path file, TrainingBlock block, @Nullable String kind) {
        InitialWeights init = InitialWeights.SEED;
        String npz = block.init();
        if (InitialWeights.Kind.ZEROS.id().equals(kind)) {
            init = InitialWeights.ZEROS;
        } else if (InitialWeights.Kind.LARGE.id().equals(kind)) {
            init = InitialWeights.LARGE;
        } else if (npz != null) {
            init = InitialWeights.of(file.resolveSibling(npz));
        }
        List<Integer> hidden = block.hidden();
        if (hidden == null) {
            hidden = init.hidden().isEmpty() ? TrainingSettings.NOTEBOOK.hidden() : init.hidden();
        }
        Integer batch = block.batch();
        return new TrainingSettings(
                hidden,
                block.activation(),
                block.output(),
                block.conditions().loss(),
                block.optimizer(),
                batch == null ? TrainingConfig.FULL : batch,
                block.epochs(),
                block.seed(),
                init,
                block.data().equals(TrainingBlock.BUNDLED)
                        ? DataChoice.BUNDLED
                        : new DataChoice(file.resolveSibling(block.data())),
                block.conditions().zeroGrad(),
                block.conditions().pixels(),
                block.shards());
    }
}
