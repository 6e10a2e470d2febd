package dev.backprop.app.descent;

import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What races the setting on the stage. */
final class Race {
    private final ObservableList<Rival> rivals = FXCollections.observableArrayList();
    private final ObservableList<Rival> shown = FXCollections.unmodifiableObservableList(rivals);
    private final Supplier<OptimizerSpec> setting;
    private boolean mirrored;

    /**
     * Who races, as it was at a moment.
     *
     * @param rivals in the order in which they came
     * @param follows whether the one rival is mirrored
     */
    record Field(List<Rival> rivals, boolean follows) {}

    /** A race of the setting on the stage with nobody. */
    Race(Supplier<OptimizerSpec> setting) {
        this.setting = setting;
    }

    /** At most {@value Rival#MOST}; not to be changed but by the methods here. */
    ObservableList<Rival> rivals() {
        return shown;
    }

    /** Who races now. */
    Field field() {
        return new Field(List.copyOf(rivals), mirrored);
    }

    /** Races those of another moment, in the places they had. */
    void restore(Field then) {
        mirrored = then.follows();
        if (!then.rivals().equals(rivals)) {
            rivals.setAll(then.rivals());
        }
    }

    /** What races, in the order in which it came, each setting once. */
    List<OptimizerSpec> settings() {
        return rivals.stream().map(Rival::optimizer).distinct().toList();
    }

    /** Whether anything races. */
    boolean isOn() {
        return !rivals.isEmpty();
    }

    /** Lets the setting on the stage race whatever is chosen next; does nothing where it races already, or eight do. */
    void join() {
        OptimizerSpec now = setting.get();
        if (rivals.size() < Rival.MOST
                && rivals.stream().noneMatch(rival -> rival.optimizer().equals(now))) {
            mirrored = false;
            rivals.add(new Rival(Rival.free(rivals), now));
        }
    }

    /** Races all rules at the current α and β. */
    void all() {
        OptimizerSpec now = setting.get();
        List<OptimizerSpec> others = new ArrayList<>();
        for (Rule each : Rule.values()) {
            if (each != now.rule()) {
                others.add(new OptimizerSpec(each, now.lr(), now.beta()));
            }
        }
        set(others);
    }

    /** Races these, at most {@value Rival#MOST}, and nobody else; ends the race where there are none. */
    void set(List<OptimizerSpec> others) {
        mirrored = others.size() == 1
                && Corrections.counterpart(setting.get())
                        .filter(others.get(0)::equals)
                        .isPresent();
        List<Rival> next = new ArrayList<>();
        for (OptimizerSpec each : others) {
            next.add(new Rival(Rival.free(next), each));
        }
        rivals.setAll(next);
    }

    /** Sets the notebook's correction and the usual one side by side; does nothing for a rule that has none. */
    void mirror() {
        Corrections.counterpart(setting.get()).ifPresent(other -> set(List.of(other)));
    }

    /** Whether the one rival is the setting on the stage with the other sign of the correction, and stays that. */
    boolean isMirrored() {
        return mirrored;
    }

    /** Before the setting on the stage changes: a mirrored rival changes with it, or leaves where it cannot. */
    void follow(OptimizerSpec next) {
        if (!mirrored || next.equals(setting.get())) {
            return;
        }
        var other = Corrections.counterpart(next);
        if (other.isPresent()) {
            rivals.set(0, new Rival(rivals.get(0).place(), other.get()));
        } else {
            end();
        }
    }

    /**
     * Before the setting on the stage takes another learning rate with another function: what ran at its rate goes on at the
     * new one, as one race; what had a rate of its own keeps it.
     */
    void rescale(double next) {
        double own = setting.get().lr();
        List<Rival> scaled = new ArrayList<>();
        for (Rival each : rivals) {
            OptimizerSpec spec = each.optimizer();
            OptimizerSpec then = spec.lr() == own ? new OptimizerSpec(spec.rule(), next, spec.beta()) : spec;
            if (scaled.stream().noneMatch(rival -> rival.optimizer().equals(then))) {
                scaled.add(new Rival(each.place(), then));
            }
        }
        if (!scaled.equals(rivals)) {
            rivals.setAll(scaled);
        }
    }

    /** Takes a rival out. */
    void leave(Rival rival) {
        mirrored = false;
        rivals.remove(rival);
    }

    /** Ends the race. */
    void end() {
        mirrored = false;
        rivals.clear();
    }
}
