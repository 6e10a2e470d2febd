package dev.backprop.app.descent;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Schedule;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Under what a descent goes: how α changes, and what comes between the gradient and the rule. */
final class Conditions {
    private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(this, "schedule", Schedule.CONSTANT);
    private final DoubleProperty noise = new SimpleDoubleProperty(this, "noise", 0);
    private final LongProperty seed = new SimpleLongProperty(this, "seed", 0);

    /** Every one of them changes the descent. */
    List<Property<?>> properties() {
        return List.of(schedule, noise, seed);
    }

    /** Takes a descent's. */
    void take(DescentConfig config) {
        schedule.set(config.schedule());
        noise.set(config.noise().size());
        seed.set(config.noise().seed());
    }

    /** A descent under these. */
    DescentConfig on(DescentConfig config) {
        return config.withSchedule(schedule.get()).withNoise(new Noise(noise.get(), seed.get()));
    }

    /**
     * A standard surface from its start, with the rule, β and conditions of the descent before it.
     *
     * @param kappa the bowl's condition number; empty for the surface as it is
     * @throws BadInputException if κ is out of range
     */
    static DescentConfig on(Surface surface, OptionalDouble kappa, DescentConfig before) {
        OptimizerSpec own = before.optimizer();
        DescentConfig next = kappa.isPresent()
                ? Surface.bowl(kappa.getAsDouble(), own.rule(), own.beta())
                : surface.config(own.rule(), own.beta());
        return next.withSchedule(before.schedule()).withNoise(before.noise());
    }

    /** The next seed's noise, of the same size. */
    void drawAnew() {
        seed.set(seed.get() + 1);
    }

    ObjectProperty<Schedule> scheduleProperty() {
        return schedule;
    }

    /** The standard deviation of the noise; 0 for none. */
    DoubleProperty noiseProperty() {
        return noise;
    }

    LongProperty seedProperty() {
        return seed;
    }
}
