package dev.backprop.app.descent;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a descent and what follows from them. Every change of a setting computes the descent again at once;
 * settings that cannot be used leave the last good descent in place and are named by {@link #errorProperty()}.
 */
final class DescentViewModel {
    private final StringProperty f = new SimpleStringProperty(this, "f", "x^2");
    private final DoubleProperty x0 = new SimpleDoubleProperty(this, "x0", 1);
    private final DoubleProperty y0 = new SimpleDoubleProperty(this, "y0", 1);
    private final ObjectProperty<Rule> rule = new SimpleObjectProperty<>(this, "rule", Rule.GD);
    private final DoubleProperty alpha = new SimpleDoubleProperty(this, "alpha", 0.95);
    private final DoubleProperty beta = new SimpleDoubleProperty(this, "beta", 0.9);
    private final IntegerProperty steps = new SimpleIntegerProperty(this, "steps", 10);
    private final Conditions conditions = new Conditions();
    private final BooleanProperty fromOne = new SimpleBooleanProperty(this, "fromOne", true);

    private final Race race = new Race(() -> config().optimizer());
    private final Overlays overlays = new Overlays();

    private final ReadOnlyObjectWrapper<Optional<InputError>> error =
            new ReadOnlyObjectWrapper<>(this, "error", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Run>> runs = new ReadOnlyObjectWrapper<>(this, "runs", List.of());
    private final ReadOnlyObjectWrapper<Regime> regime;
    private final ReadOnlyObjectWrapper<DescentPicture> picture;
    private final ReadOnlyStringWrapper slope = new ReadOnlyStringWrapper(this, "slope", "");
    private final Playback playback = new Playback();
    private Trajectory trajectory;
    private Extensions extensions = Extensions.NONE;
    private @Nullable ViewRange held;
    private String formula = "";
    private boolean setting;
    private boolean resting;
    private int left;

    /** The notebook's first setting. */
    DescentViewModel() {
        trajectory = Trajectory.of(Preset.OSCILLATING.config());
        regime = new ReadOnlyObjectWrapper<>(this, "regime", Regime.of(trajectory));
        picture = new ReadOnlyObjectWrapper<>(this, "picture", pictureNow());
        for (Property<?> each : List.<Property<?>>of(f, x0, y0, rule, alpha, beta, steps)) {
            each.addListener((observable, old, now) -> compute());
        }
        conditions.properties().forEach(each -> each.addListener((observable, old, now) -> compute()));
        fromOne.addListener((observable, old, now) -> arrive(trajectory));
        race.rivals().addListener((ListChangeListener<Rival>) change -> arrive(trajectory));
        overlays.onChange(this::show);
        playback.indexProperty().addListener((observable, old, now) -> show());
        arrive(trajectory);
    }

    /** Something else has the player until {@link #resume}; the descent stays as it is. */
    void rest() {
        playback.pause();
        if (!resting) {
            left = playback.getIndex();
            resting = true;
        }
    }

    /** Has the player again, where it was left. */
    void resume() {
        if (resting) {
            resting = false;
            playback.pause();
            arrive(trajectory);
            playback.seek(left);
        }
    }

    /** Takes all settings at once and goes to the start; iterates are numbered from 1 where they are the notebook's. */
    void set(DescentConfig config) {
        playback.pause();
        changeTogether(() -> {
            f.set(config.f());
            x0.set(config.x0().get(0));
            y0.set(config.x0().size() > 1 ? config.x0().get(1) : y0.get());
            rule.set(config.optimizer().rule());
            alpha.set(config.optimizer().lr());
            beta.set(config.optimizer().beta());
            steps.set(config.steps());
            conditions.take(config);
            fromOne.set(Preset.of(config).isPresent());
        });
        playback.toStart();
    }

    /**
     * Opens a session's descent.
     *
     * @throws BadInputException if it has none, or its function or start cannot be used
     */
    void open(Session session, String name) {
        DescentBlock block = session.descent();
        if (block == null) {
            throw BadInputException.at(name, "no descent block", "a session with one, for this workspace");
        }
        DescentConfig config = block.config();
        race.end();
        set(config);
        race.set(block.race());
        extensions = session.extensions();
        overlays.restore(session.view());
        playback.seek(session.step());
    }

    /** The descent on the stage as a session that opens where the cursor is. */
    Session session() {
        DescentBlock block = DescentBlock.of(config()).withRace(race.settings());
        int step = Math.min(Session.MAX_STEP, playback.getIndex());
        return new Session(null, List.of(), OptimizerSpec.DEFAULT, 0, step, null, block, overlays.view(), extensions);
    }

    /** What races the setting on the stage. */
    Race race() {
        return race;
    }

    /** What stands on the stage beside the descent. */
    Overlays overlays() {
        return overlays;
    }

    /** Which parts of the step have an arrow. */
    ArrowChoice arrows() {
        return overlays.arrows();
    }

    /** Moves the start, keeping the settings and the cursor; y counts only where the function has one. */
    void startAt(double x, double y) {
        changeTogether(() -> {
            x0.set(x);
            if (trajectory.dimension() > 1) {
                y0.set(y);
            }
        });
    }

    /** Keeps showing this part of the plane until {@link #release()}. */
    void hold(ViewRange range) {
        held = range;
    }

    /** Shows again what the iterates need. */
    void release() {
        held = null;
        show();
    }

    /** The descent on the stage. */
    DescentConfig config() {
        return trajectory.config();
    }

    /** The notebook's setting on the stage, if it is one. */
    Optional<Preset> preset() {
        return Preset.of(config());
    }

    Trajectory trajectory() {
        return trajectory;
    }

    /** The number of the start: 1 as in the notebook, otherwise 0. */
    int first() {
        return fromOne.get() ? 1 : 0;
    }

    Playback playback() {
        return playback;
    }

    StringProperty fProperty() {
        return f;
    }

    DoubleProperty x0Property() {
        return x0;
    }

    DoubleProperty y0Property() {
        return y0;
    }

    ObjectProperty<Rule> ruleProperty() {
        return rule;
    }

    DoubleProperty alphaProperty() {
        return alpha;
    }

    DoubleProperty betaProperty() {
        return beta;
    }

    IntegerProperty stepsProperty() {
        return steps;
    }

    /** Schedule and noise. */
    Conditions conditions() {
        return conditions;
    }

    /** Whether the start has the number 1. */
    BooleanProperty fromOneProperty() {
        return fromOne;
    }

    /** What is wrong with the settings; the stage then shows the last good ones. */
    ReadOnlyObjectProperty<Optional<InputError>> errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The lines of the comparison. */
    ReadOnlyObjectProperty<List<Run>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Regime> regimeProperty() {
        return regime.getReadOnlyProperty();
    }

    /** What the stage shows. */
    ReadOnlyObjectProperty<DescentPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The gradient at the current iterate, in words. */
    ReadOnlyStringProperty slopeProperty() {
        return slope.getReadOnlyProperty();
    }

    private void changeTogether(Runnable changes) {
        setting = true;
        try {
            changes.run();
        } finally {
            setting = false;
        }
        compute();
    }

    private void compute() {
        if (setting) {
            return;
        }
        try {
            int dimension = Expression.parse(f.get()).dimension();
            List<Double> start = dimension == 1 ? List.of(x0.get()) : List.of(x0.get(), y0.get());
            OptimizerSpec optimizer = new OptimizerSpec(rule.get(), alpha.get(), beta.get());
            DescentConfig plain = new DescentConfig(f.get(), start, optimizer, steps.get());
            Trajectory next = Trajectory.of(conditions.on(plain));
            error.set(Optional.empty());
            setting = true;
            race.follow(optimizer);
            setting = false;
            arrive(next);
        } catch (BadInputException e) {
            error.set(Optional.of(InputError.of(e)));
        }
    }

    private void arrive(Trajectory next) {
        if (setting) {
            return;
        }
        if (formula.isEmpty() || !next.config().f().equals(trajectory.config().f())) {
            formula = SlopeWords.formula(next.config().expression());
        }
        trajectory = next;
        runs.set(race.isOn() ? Run.race(next, race.rivals()) : Run.compare(next, next.dimension() > 1));
        regime.set(Regime.of(next));
        playback.setTrack(new DescentTrack(pictureNow(), RegimeWords.line(regime.get(), next, 0)));
        show();
    }

    private DescentPicture pictureNow() {
        int at = Math.max(0, Math.min(playback.getIndex(), trajectory.size() - 1));
        List<Run> others =
                race.isOn() ? runs.get().stream().filter(run -> !run.current()).toList() : List.of();
        return new DescentPicture(
                trajectory,
                at,
                first(),
                Run.currentHue(runs.get()),
                others,
                overlays.arrows().shownProperty().get(),
                overlays.field().get(),
                overlays.slope().get(),
                held);
    }

    private void show() {
        if (resting) {
            return;
        }
        DescentPicture now = pictureNow();
        picture.set(now);
        if (config().schedule() != Schedule.CONSTANT) {
            regime.set(Regime.at(trajectory, now.iterate()));
        }
        slope.set(SlopeWords.of(now, formula));
    }
}
