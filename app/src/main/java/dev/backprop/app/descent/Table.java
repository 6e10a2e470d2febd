package dev.backprop.app.descent;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Numbers as CSV, UTF-8, that may be too many to be held as text. Immutable; any thread may write it. */
interface Table {
    /** How many lines it has under its first, which has the names. */
    long lines();

    /**
     * Writes the whole file.
     *
     * @param out which the caller closes
     * @param written told now and then how many of {@link #lines} are written, on the calling thread
     */
    void writeTo(OutputStream out, LongConsumer written) throws IOException;
}
