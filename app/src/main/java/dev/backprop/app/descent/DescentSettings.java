package dev.backprop.app.descent;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Expression;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What somebody sets of a descent, good or bad; at first the notebook's first setting. */
class DescentSettings {
    private final StringProperty f = new SimpleStringProperty(this, "f", "x^2");
    private final DoubleProperty x0 = new SimpleDoubleProperty(this, "x0", 1);
    private final DoubleProperty y0 = new SimpleDoubleProperty(this, "y0", 1);
    private final ObjectProperty<Rule> rule = new SimpleObjectProperty<>(this, "rule", Rule.GD);
    private final DoubleProperty alpha = new SimpleDoubleProperty(this, "alpha", 0.95);
    private final DoubleProperty beta = new SimpleDoubleProperty(this, "beta", 0.9);
    private final IntegerProperty steps = new SimpleIntegerProperty(this, "steps", 10);
    private final Conditions conditions = new Conditions();
    private final BooleanProperty fromOne = new SimpleBooleanProperty(this, "fromOne", true);

    /** Every one of them changes the descent. */
    final List<Property<?>> each() {
        List<Property<?>> all = new ArrayList<>(List.of(f, x0, y0, rule, alpha, beta, steps));
        all.addAll(conditions.properties());
        return all;
    }

    /** Takes a descent's; iterates are numbered from 1 where they are the notebook's. */
    final void take(DescentConfig config) {
        f.set(config.f());
        x0.set(config.x0().get(0));
        y0.set(config.x0().size() > 1 ? config.x0().get(1) : y0.get());
        rule.set(config.optimizer().rule());
        alpha.set(config.optimizer().lr());
        beta.set(config.optimizer().beta());
        steps.set(config.steps());
        conditions.take(config);
        fromOne.set(Preset.of(config).isPresent());
    }

    /**
     * The descent that is set.
     *
     * @throws BadInputException if there is none
     */
    final DescentConfig read() {
        int dimension = Expression.parse(f.get()).dimension();
        List<Double> start = dimension == 1 ? List.of(x0.get()) : List.of(x0.get(), y0.get());
        OptimizerSpec optimizer = new OptimizerSpec(rule.get(), alpha.get(), beta.get());
        return conditions.on(new DescentConfig(f.get(), start, optimizer, steps.get()));
    }

    /** Whether there is a descent that is set. */
    final boolean isReadable() {
        try {
            read();
            return true;
        } catch (BadInputException e) {
            return false;
        }
    }

    final StringProperty fProperty() {
        return f;
    }

    final DoubleProperty x0Property() {
        return x0;
    }

    final DoubleProperty y0Property() {
        return y0;
    }

    final ObjectProperty<Rule> ruleProperty() {
        return rule;
    }

    final DoubleProperty alphaProperty() {
        return alpha;
    }

    final DoubleProperty betaProperty() {
        return beta;
    }

    final IntegerProperty stepsProperty() {
        return steps;
    }

    /** Schedule and noise. */
    final Conditions conditions() {
        return conditions;
    }

    /** Whether the start has the number 1. */
    final BooleanProperty fromOneProperty() {
        return fromOne;
    }
}
