package dev.backprop.app.training;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt.
 *
 * @param folder with the four files of MNIST's form; null for the MNIST that the program brings along
 */
record DataChoice(@Nullable Path folder) {
    static final DataChoice BUNDLED = new DataChoice(null);

    /** "MNIST", or the folder's name. */
    String name() {
        Path own = folder;
        if (own == null) {
            return "MNIST";
        }
        Path name = own.getFileName();
        return name == null ? own.toString() : name.toString();
    }
}
