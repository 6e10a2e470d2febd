package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.session.Extensions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be begun, or gone on with, once its data is there.
 *
 * @param name null: a name is made for it
 * @param source how messages name the file that it was read from; empty where there is none
 * @param settings what it is in the epoch that follows those done
 * @param epochsDone where it was saved; what its past does not hold is trained again
 * @param batchesDone of the epoch after those, which are trained again
 * @param next what it goes on by from the epoch after that one on; null: by the same
 * @param cursor the epoch that was shown; negative: the last one
 * @param past what files hold of it; null where they hold nothing
 * @param sha256 of the data it was trained on, by the files' names; empty where that is not known
 * @param extensions fields of others
 */
record Opened(
        @Nullable String name,
        String source,
        TrainingSettings settings,
        int epochsDone,
        int batchesDone,
        @Nullable TrainingSettings next,
        int cursor,
        @Nullable Past past,
        Map<String, String> sha256,
        Extensions extensions) {
    /** A run from the first epoch on. */
    static Opened fresh(TrainingSettings settings) {
        return new Opened(null, "", settings, 0, 0, null, -1, null, Map.of(), Extensions.NONE);
    }

    /**
     * Checks that the data is what the run was trained on, and has as many batches as it has done.
     *
     * @throws BadInputException where it is not
     */
    void check(Mnist data) {
        sha256.forEach((file, sum) -> {
            String found = data.sha256().get(file);
            if (!sum.equals(found)) {
                throw BadInputException.at(
                        settings.data().name() + ": " + file,
                        "content of SHA-256 " + found,
                        sum + ", which this run was trained on");
            }
        });
        int batches = settings.config(data, 1).batches(data.train().size());
        if (batchesDone >= batches) {
            throw BadInputException.at(
                    source + ": training.x-batches",
                    batchesDone + "",
                    "below " + batches + ", as many as an epoch of this run has");
        }
    }
}
