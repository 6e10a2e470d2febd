package dev.backprop.app.training;

import dev.backprop.engine.train.TrainingConfig;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run is said to do. */
final class Words {
    private Words() {}

    static String doing(TrainingSnapshot snapshot) {
        return switch (snapshot.state()) {
            case READY -> "ready · play to train";
            case RUNNING -> snapshot.begun() ? "training · drag back to any epoch, exactly as it was" : "starting";
            case PAUSED -> "paused · drag back to any epoch, exactly as it was";
            case STOPPED -> "stopped · drag back and branch to go on";
            case FINISHED -> "finished · more epochs let it go on";
            case FAILED -> "ended by a number that is not finite, or a fault";
        };
    }

    /** @param others that train in turn with it */
    static String underway(TrainingSnapshot snapshot, List<TimeLeft> others) {
        if (!snapshot.begun()) {
            return "starting the arithmetic";
        }
        String left = TimeLeft.of(snapshot).words(others);
        return "epoch " + epoch(snapshot.epoch(), snapshot, snapshot.batchesDone())
                + (left.isEmpty() ? "" : " · " + left + " left");
    }

    /** "3 of 10", and within an epoch "3 of 10 · batch 20 of 235". */
    static String epoch(int done, TrainingSnapshot snapshot, int batchesDone) {
        String within = batchesDone == 0 ? "" : " · batch " + batchesDone + " of " + snapshot.batches();
        return done + " of " + snapshot.plan().epochs() + within;
    }

    /** What was changed on the way, in order: "epoch 20: lr 0.1, Adam, full batch". */
    static List<String> changes(@Nullable TrainingSnapshot snapshot) {
        if (snapshot == null) {
            return List.of();
        }
        return snapshot.legs().stream()
                .skip(1)
                .map(leg -> "epoch " + leg.fromEpoch() + ": lr "
                        + Setting.number(leg.config().optimizer().lr()) + ", "
                        + leg.config().optimizer().rule().title()
                        + (leg.config().batch() == TrainingConfig.FULL
                                ? ", full batch"
                                : ", batches of " + leg.config().batch()))
                .toList();
    }

    /** "1 h 2 min", "1 min 2 s", "3 s". */
    static String duration(long seconds) {
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }
}
